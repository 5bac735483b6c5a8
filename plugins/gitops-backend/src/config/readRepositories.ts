import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  refNameSchema,
  repositoryPathSchema,
} from '@oneroof/plugin-gitops-common';
import { RepositoryConfig } from './GitopsConfig';
import { hashRepository } from './hashRepository';

/** What the patterns of a list may be. */
interface PatternKind {
  form: RegExp;
  /** The same in words. */
  words: string;
}

const names: PatternKind = {
  form: /^[a-z0-9*-]{1,63}$/,
  words: 'names of a-z, 0-9, "-" and the wildcard "*"',
};

const inventories: PatternKind = {
  form: /^[a-z0-9*-]{1,63}(\/[^\s/][^/]{0,252})?$/,
  words:
    'names of inventories, or of an inventory and a group of it ("datacenter-eu/web"), and the wildcard "*"',
};

const urls: PatternKind = {
  form: /^(https?:\/\/|ssh:\/\/([^\s:@/]+@)?)[^\s@]*[^\s/@]$/,
  words:
    'https: or ssh: URLs of repositories, without user information, and the wildcard "*"',
};

/** @throws InputError whose message names the key */
export function readRepositories(
  config: Config | undefined,
): RepositoryConfig[] {
  const seen = new Map<string, string>();
  const entries = config?.getOptionalConfigArray('repositories') ?? [];
  return entries.map((entry, index) => {
    const key = `gitops.repositories[${index}]`;
    const repository = readRepository(entry, key);
    const first = seen.get(repository.id);
    if (first) {
      throw new InputError(
        `${key} names the same repository and ref as ${first}`,
      );
    }
    seen.set(repository.id, key);
    return repository;
  });
}

function readRepository(entry: Config, key: string): RepositoryConfig {
  const url = readUrl(entry.getString('url'), `${key}.url`);
  const ref = entry.getOptionalString('ref');
  if (ref !== undefined && !refNameSchema.safeParse(ref).success) {
    throw new InputError(`${key}.ref must be the name of a branch or tag`);
  }
  const path = entry.getOptionalString('path') ?? '.';
  if (!repositoryPathSchema.safeParse(path).success) {
    throw new InputError(`${key}.path must be a folder of the repository`);
  }
  const location = { url, ...(ref && { ref }) };
  const environments = readPatterns(
    entry,
    { name: 'environments', key },
    names,
  );
  const namespaces = readPatterns(entry, { name: 'namespaces', key }, names);
  return {
    id: hashRepository(location),
    location,
    path,
    environments,
    // Who may only use some environments must not widen that by declaring one: it would name any target.
    declaresEnvironments:
      entry.getOptionalBoolean('declaresEnvironments') ??
      environments === undefined,
    namespaces,
    // Whoever listed the namespaces of a repository has not thought of hosts: those of all teams must not be open to it.
    inventories:
      readPatterns(entry, { name: 'inventories', key }, inventories) ??
      (namespaces && []),
    // An allow-list that ends where there is no namespace would leave all ClusterRoles open to its repository.
    clusterScoped:
      entry.getOptionalBoolean('clusterScoped') ?? namespaces === undefined,
    sharedWith: readPatterns(entry, { name: 'sharedWith', key }, urls),
  };
}

function readUrl(value: string, key: string): string {
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    // The value stays out of the message: it may hold a token.
    throw new InputError(`${key} is not a URL`);
  }
  if (!['https:', 'http:', 'ssh:'].includes(url.protocol)) {
    throw new InputError(`${key} must be an https: or ssh: URL`);
  }
  const isSshUser = url.protocol === 'ssh:' && !url.password;
  if (url.password || (url.username && !isSshUser)) {
    throw new InputError(
      `${key} must not hold credentials; configure them under integrations`,
    );
  }
  return value.replace(/\/+$/, '');
}

function readPatterns(
  entry: Config,
  { name, key }: { name: string; key: string },
  { form, words }: PatternKind,
): string[] | undefined {
  const patterns = entry.getOptionalStringArray(name);
  if (patterns?.some(pattern => !form.test(pattern))) {
    throw new InputError(`${key}.${name} may only hold ${words}`);
  }
  return patterns;
}
