import { createHash } from 'node:crypto';
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

/**
 * A commit to make on a {@link FakeRevisionReader}.
 *
 * @public
 */
export interface FakeCommit {
  url: string;
  /** `main` when absent. The first branch of a repository is its default branch. */
  branch?: string;
  /** All files of the commit, by path from the repository's root. */
  files: Record<string, string | Uint8Array>;
  subject?: string;
  author?: string;
  /** ISO 8601. */
  committedAt?: string;
}

interface FakeRepository {
  defaultBranch: string;
  heads: Map<string, string>;
  /** Heads as of the last fetch: what `resolve` sees while that fetch is young enough. */
  fetched: Map<string, string>;
  fetchedAt: number;
  failure?: ObservationError;
}

interface FakeStoredCommit {
  revision: Revision;
  files: TreeFile[];
  parent?: string;
}

/**
 * A `RevisionReader` over repositories that stand in memory.
 *
 * @public
 */
export class FakeRevisionReader implements RevisionReader {
  readonly type = 'fake';
  readonly protocols = ['https:'];

  readonly #repositories = new Map<string, FakeRepository>();
  readonly #commits = new Map<string, FakeStoredCommit>();
  readonly #now: () => number;
  #fetchCount = 0;

  /** @param options - `now` gives the milliseconds by which a fetch ages; the time of the machine when absent. */
  constructor(options?: { now?: () => number }) {
    this.#now = options?.now ?? Date.now;
  }

  /** How often a remote would have been asked. */
  get fetchCount(): number {
    return this.#fetchCount;
  }

  /** Puts a commit at the head of a branch and returns its id. */
  commit(commit: FakeCommit): string {
    const branch = commit.branch ?? 'main';
    const files = Object.entries(commit.files)
      .map(([path, content]) => ({ path, content: Buffer.from(content) }))
      .sort(byPath);
    const revision = {
      repository: { url: commit.url },
      committedAt: commit.committedAt ?? '2026-01-01T00:00:00Z',
      author: commit.author ?? 'Ada',
      subject: commit.subject ?? `Commit ${this.#commits.size + 1}`,
    };
    const id = createHash('sha1')
      .update(JSON.stringify([revision, hashFiles(files), this.#commits.size]))
      .digest('hex');
    const repository = this.#repositories.get(commit.url) ?? {
      defaultBranch: branch,
      heads: new Map(),
      fetched: new Map(),
      fetchedAt: -Infinity,
    };
    this.#commits.set(id, {
      revision: { ...revision, commit: id },
      files,
      parent: repository.heads.get(branch),
    });
    repository.heads.set(branch, id);
    this.#repositories.set(commit.url, repository);
    return id;
  }

  /** Removes a branch. */
  deleteBranch(url: string, branch: string): void {
    this.#repositories.get(url)?.heads.delete(branch);
  }

  /** Lets every fetch of a repository fail; without an error it is well again. */
  fail(url: string, failure: ObservationError | undefined): void {
    const repository = this.#repositories.get(url);
    if (!repository) {
      throw new Error(`There is no repository ${url} to fail`);
    }
    repository.failure = failure;
  }

  async resolve(
    repository: RepositoryLocation,
    options: { maxAgeSeconds: number },
    signal: AbortSignal,
  ): Promise<Revision> {
    signal.throwIfAborted();
    const known = this.#repositories.get(repository.url);
    if (!known) {
      throw new ObservationError('not-found', 'there is no such repository');
    }
    this.#fetch(known, options.maxAgeSeconds);
    const ref = repository.ref ?? known.defaultBranch;
    const head = known.fetched.get(ref);
    if (!head) {
      throw new ObservationError('not-found', `there is no branch "${ref}"`);
    }
    return { ...this.#get(head).revision, repository };
  }

  async findTrees(
    revision: Revision,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<Array<string | undefined>> {
    signal.throwIfAborted();
    const { files } = this.#get(revision.commit);
    return paths.map(path => {
      const found = selectBelow(files, path);
      return found.length > 0 ? hashFiles(found, path) : undefined;
    });
  }

  async findLastChanges(
    revision: Revision,
    groups: ReadonlyArray<readonly string[]>,
    signal: AbortSignal,
  ): Promise<Revision[]> {
    signal.throwIfAborted();
    return groups.map(paths => this.#findLastChange(revision, paths));
  }

  #findLastChange(revision: Revision, paths: readonly string[]): Revision {
    const contentAt = (commit: string) =>
      JSON.stringify(
        paths.map(path =>
          hashFiles(selectBelow(this.#get(commit).files, path)),
        ),
      );
    const nothing = JSON.stringify(paths.map(() => hashFiles([])));
    const { repository, commit: head } = revision;
    for (let commit: string | undefined = head; commit; ) {
      const { parent, revision: found }: FakeStoredCommit = this.#get(commit);
      if (contentAt(commit) !== (parent ? contentAt(parent) : nothing)) {
        return { ...found, repository };
      }
      commit = parent;
    }
    return revision;
  }

  async readTree(
    revision: Revision,
    selection: TreeSelection,
    signal: AbortSignal,
  ): Promise<TreeFile[]> {
    signal.throwIfAborted();
    return selectBelow(this.#get(revision.commit).files, selection.path)
      .filter(file => selection.filter?.(file.path) ?? true)
      .map(file => ({ ...file }));
  }

  #fetch(repository: FakeRepository, maxAgeSeconds: number): void {
    if (this.#now() - repository.fetchedAt < maxAgeSeconds * 1000) {
      return;
    }
    this.#fetchCount += 1;
    if (repository.failure) {
      throw repository.failure;
    }
    repository.fetched = new Map(repository.heads);
    repository.fetchedAt = this.#now();
  }

  #get(commit: string) {
    const found = this.#commits.get(commit);
    if (!found) {
      throw new ObservationError('not-found', `there is no commit ${commit}`);
    }
    return found;
  }
}

function selectBelow(files: readonly TreeFile[], path: string): TreeFile[] {
  const root = path.replace(/\/$/, '');
  return root === '.'
    ? [...files]
    : files.filter(
        file => file.path === root || file.path.startsWith(`${root}/`),
      );
}

/** Counts paths from the folder, as git's own tree ids do: a moved folder keeps its id. */
function hashFiles(files: readonly TreeFile[], folder = '.'): string {
  const prefix = folder === '.' ? 0 : folder.replace(/\/$/, '').length;
  const hash = createHash('sha1');
  for (const { path, content } of files) {
    hash.update(JSON.stringify([path.slice(prefix), content.length]));
    hash.update(content);
  }
  return hash.digest('hex');
}

/** Order of the bytes, as git sorts; `localeCompare` would depend on the machine. */
function byPath(a: TreeFile, b: TreeFile): number {
  return Buffer.compare(Buffer.from(a.path), Buffer.from(b.path));
}
