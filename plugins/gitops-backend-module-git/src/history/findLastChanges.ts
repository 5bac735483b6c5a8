import { Revision } from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { Mirror } from '../mirror/Mirror';
import { readCommit } from '../readCommit';
import { changesFormat, CommitChanges, parseChanges } from './parseChanges';

type Commit = Omit<Revision, 'repository'>;

/**
 * Commits that each walk goes back. Most of what is asked for was changed by the newest ones; a walk through all of
 * history prints every name that ever changed.
 */
const walks = [50, 2_000];

const maxOutputBytes = 16 * 1024 * 1024;

/**
 * For each group of paths the newest commit that changed something below one of them; `undefined` where none did.
 *
 * One walk through history looks for all groups at once, since a process for each would cost more than all of the rest of
 * a look at a repository. Groups that the walks do not meet are asked for one by one.
 */
export async function findLastChanges(
  mirror: Mirror,
  question: { commit: string; groups: ReadonlyArray<readonly string[]> },
  signal: AbortSignal,
): Promise<Array<Commit | undefined>> {
  const { commit, groups } = question;
  const found: Array<Commit | undefined> = groups.map(() => undefined);
  let open = groups.map((_, index) => index);
  for (const count of walks) {
    if (open.length < 2) {
      break;
    }
    const paths = [...new Set(open.flatMap(index => groups[index]))];
    const changes = await walk(mirror, { commit, paths, count }, signal);
    assign(changes ?? [], { groups, found });
    open = open.filter(index => !found[index]);
    if (!changes) {
      break;
    }
    if (changes.length < count) {
      return found; // The end of history: what is open was never changed.
    }
  }
  for (const index of open) {
    found[index] = await readCommit(
      mirror,
      { commit, paths: groups[index] },
      signal,
    );
  }
  return found;
}

/** @returns undefined when more names changed than are read */
async function walk(
  mirror: Mirror,
  options: { commit: string; paths: readonly string[]; count: number },
  signal: AbortSignal,
): Promise<CommitChanges[] | undefined> {
  const { commit, paths, count } = options;
  try {
    const output = await mirror.read(
      {
        args: [
          'log',
          '-z',
          // Of a merge only what differs from all of its parents is a change of its own.
          '-c',
          `--max-count=${count}`,
          '--name-only',
          // To find renames, git would compare contents, which are not here.
          '--no-renames',
          '--no-mailmap',
          `--format=${changesFormat}`,
          '--stdin',
        ],
        // As arguments they could be more than the system takes.
        input: [commit, '--', ...paths, ''].join('\n'),
        maxOutputBytes,
      },
      signal,
    );
    return parseChanges(output.toString());
  } catch (error) {
    if (error instanceof ObservationError && error.code === 'too-large') {
      return undefined;
    }
    throw error;
  }
}

/** Gives each group that has none yet the first commit that changed a path of it. */
function assign(
  changes: readonly CommitChanges[],
  {
    groups,
    found,
  }: {
    groups: ReadonlyArray<readonly string[]>;
    found: Array<Commit | undefined>;
  },
): void {
  const groupsByPath = new Map<string, number[]>();
  groups.forEach((paths, index) => {
    for (const path of found[index] ? [] : paths) {
      const sharing = groupsByPath.get(path);
      if (sharing) {
        sharing.push(index);
      } else {
        groupsByPath.set(path, [index]);
      }
    }
  });
  for (const { commit, names } of changes) {
    for (const path of new Set(names.flatMap(pathAndFolders))) {
      for (const index of groupsByPath.get(path) ?? []) {
        found[index] ??= commit;
      }
      groupsByPath.delete(path);
    }
  }
}

/** A file and every folder that it stands in, up to the root. */
function pathAndFolders(name: string): string[] {
  const all = [name, '.'];
  for (
    let slash = name.lastIndexOf('/');
    slash > 0;
    slash = name.lastIndexOf('/', slash - 1)
  ) {
    all.push(name.slice(0, slash));
  }
  return all;
}
