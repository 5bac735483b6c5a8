import { ScmIntegrationRegistry } from '@backstage/integration';
import { DesiredRevision } from '../../database/operations/deliveries/PlacementRecord';

/** Path of a commit's page below its repository, by type of integration. */
const commitPaths: ReadonlyMap<string, string> = new Map([
  ['github', 'commit'],
  ['gitlab', '-/commit'],
  ['gitea', 'commit'],
  ['azure', 'commit'],
  ['bitbucketCloud', 'commits'],
]);

/**
 * Page of a commit, for repositories on a host that the portal's `integrations` name. Nothing but http and https ever
 * becomes a link: the URL comes from a document that somebody wrote.
 */
export function linkCommit(
  integrations: ScmIntegrationRegistry,
  { repository, commit }: Pick<DesiredRevision, 'repository' | 'commit'>,
): string | undefined {
  const url = URL.canParse(repository) ? new URL(repository) : undefined;
  if (
    !url ||
    !['http:', 'https:'].includes(url.protocol) ||
    !/^[0-9a-f]{7,64}$/.test(commit)
  ) {
    return undefined;
  }
  const path = commitPaths.get(integrations.byUrl(url)?.type ?? '');
  if (path === undefined) {
    return undefined;
  }
  const folder = url.pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  return `${url.origin}${folder}/${path}/${commit}`;
}
