import { repositoryPathSchema } from '@oneroof/plugin-gitops-common';
import { RepositoryConfig } from '../../config/GitopsConfig';

/** What stands between a repository and a path in the URLs of GitHub, GitLab, Gitea and Bitbucket. */
const separators = [
  '-/blob',
  '-/tree',
  '-/raw',
  'blob',
  'tree',
  'raw',
  'src/branch',
  'src',
];

/** Where the value of the annotation leads: to a file of a configured repository, or nowhere. */
export type DeliveryUrl =
  | { repositoryId: string; file: string }
  | { problem: string };

/**
 * Reads the value of `oneroof.dev/delivery`. Whoever can edit a component can write anything there, so only what lies in
 * a repository of the configuration counts, and nothing is fetched by this URL itself.
 */
export function readDeliveryUrl(
  value: string,
  repositories: readonly RepositoryConfig[],
): DeliveryUrl {
  const url = value.trim().replace(/^url:/, '');
  for (const { id, location } of repositories) {
    const base = location.url.replace(/\.git$/, '');
    const rest = [location.url, base]
      .filter(prefix => url.startsWith(`${prefix}/`))
      .map(prefix => url.slice(prefix.length + 1))[0];
    const file = rest && readPath(rest, location.ref);
    if (file) {
      return { repositoryId: id, file };
    }
  }
  return {
    problem:
      'must be the URL of a file in a repository and branch that are listed in gitops.repositories',
  };
}

function readPath(rest: string, ref: string | undefined): string | undefined {
  const separator = separators.find(part => rest.startsWith(`${part}/`));
  if (!separator) {
    return toFile(rest);
  }
  const tail = rest.slice(separator.length + 1);
  if (ref !== undefined) {
    return tail.startsWith(`${ref}/`)
      ? toFile(tail.slice(ref.length + 1))
      : undefined;
  }
  // The default branch has no name here; it is the first segment, as branches of this kind have no slash.
  const slash = tail.indexOf('/');
  return slash > 0 ? toFile(tail.slice(slash + 1)) : undefined;
}

function toFile(path: string): string | undefined {
  let file: string;
  try {
    file = decodeURIComponent(path.split(/[?#]/, 1)[0]);
  } catch {
    return undefined;
  }
  return file !== '.' &&
    // It is part of a key, whose size in bytes PostgreSQL limits.
    file.length <= 500 &&
    /\.ya?ml$/.test(file) &&
    repositoryPathSchema.safeParse(file).success
    ? file
    : undefined;
}
