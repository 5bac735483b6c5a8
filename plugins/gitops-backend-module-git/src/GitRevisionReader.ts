import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  RepositoryLocation,
  Revision,
  TreeFile,
} from '@oneroof/plugin-gitops-common';
import {
  ObservationError,
  RevisionReader,
  TreeSelection,
} from '@oneroof/plugin-gitops-node';
import {
  RepositoryAccess,
  checkRepositoryUrl,
  gitProtocols,
} from './access/RepositoryAccess';
import { candidateRefs } from './access/remoteRefs';
import { FollowedRefs } from './mirror/FollowedRefs';
import { Mirror } from './mirror/Mirror';
import { findLastChanges } from './history/findLastChanges';
import { readCommit } from './readCommit';
import { Git } from './process/Git';
import { TreeReader } from './tree/TreeReader';
import { normalizeTreePath } from './tree/treePath';

export interface GitRevisionReaderOptions {
  git: Git;
  /** Folder of this process for its mirrors. */
  directory: string;
  access: RepositoryAccess;
  /** Value of the `Authorization` header for a repository, if there is one. */
  getAuthorization(url: string): Promise<string | undefined>;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
}

interface Followed {
  mirror: Mirror;
  refs: FollowedRefs;
  trees: TreeReader;
}

/** Reads revisions and trees of git repositories from bare blobless mirrors. */
export class GitRevisionReader implements RevisionReader {
  readonly type = 'git';
  readonly protocols = gitProtocols;
  readonly #options: GitRevisionReaderOptions;
  readonly #followed = new Map<string, Followed>();

  constructor(options: GitRevisionReaderOptions) {
    this.#options = options;
  }

  async resolve(
    repository: RepositoryLocation,
    options: { maxAgeSeconds: number },
    signal: AbortSignal,
  ): Promise<Revision> {
    const candidates = candidateRefs(repository.ref);
    const { refs, mirror } = this.#follow(repository.url);
    const id = await refs.find(candidates, options, signal);
    if (!id) {
      throw new ObservationError(
        'not-found',
        repository.ref === undefined
          ? `${repository.url} has no default branch with a commit`
          : `${repository.url} has no branch or tag "${repository.ref}"`,
      );
    }
    const commit = await readCommit(mirror, { commit: id }, signal);
    if (!commit) {
      throw new ObservationError(
        'invalid',
        `"${candidates[0]}" of ${repository.url} is no commit`,
      );
    }
    return { repository, ...commit };
  }

  async findTrees(
    revision: Revision,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<Array<string | undefined>> {
    return this.#follow(revision.repository.url).trees.findTrees(
      revision.commit,
      paths,
      signal,
    );
  }

  async findLastChanges(
    revision: Revision,
    groups: ReadonlyArray<readonly string[]>,
    signal: AbortSignal,
  ): Promise<Revision[]> {
    const { commit, repository } = revision;
    const { mirror } = this.#follow(repository.url);
    const found = await findLastChanges(
      mirror,
      { commit, groups: groups.map(paths => paths.map(normalizeTreePath)) },
      signal,
    );
    return found.map(change => (change ? { repository, ...change } : revision));
  }

  async readTree(
    revision: Revision,
    selection: TreeSelection,
    signal: AbortSignal,
  ): Promise<TreeFile[]> {
    return this.#follow(revision.repository.url).trees.readTree(
      revision.commit,
      selection,
      signal,
    );
  }

  #follow(url: string): Followed {
    const { git, directory, access, getAuthorization, now } = this.#options;
    const reachable = checkRepositoryUrl(url, access);
    let followed = this.#followed.get(url);
    if (!followed) {
      const mirror = new Mirror({
        git,
        url,
        path: join(directory, createHash('sha256').update(url).digest('hex')),
        getRemote: async () => ({
          ...reachable,
          authorization: await getAuthorization(url),
        }),
        onDiscard: () => this.#followed.get(url)?.refs.forget(),
      });
      const refs = new FollowedRefs({
        fetchRefs: (names, signal) => mirror.fetchRefs(names, signal),
        now,
      });
      followed = { mirror, refs, trees: new TreeReader(mirror) };
      this.#followed.set(url, followed);
    }
    return followed;
  }
}
