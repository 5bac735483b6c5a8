import { commitFormat, parseCommit } from '../parseCommit';

/** A commit, and the files that it changed. */
export interface CommitChanges {
  commit: NonNullable<ReturnType<typeof parseCommit>>;
  names: string[];
}

/** No name in a tree begins with a slash. */
const mark = '//';

const fieldCount = 4;

/** Format for `git log -z --name-only` that {@link parseChanges} reads. */
export const changesFormat = `%x00${mark}%x00${commitFormat}`;

/**
 * Reads commits with the names of their files that were printed in {@link changesFormat}.
 *
 * Each commit begins with a mark that no name can be, and has as many fields as the format says, in which anything but
 * NUL may stand. So neither a name nor a subject can pass for the beginning of a commit.
 */
export function parseChanges(output: string): CommitChanges[] {
  const tokens = output.split('\0');
  const found: CommitChanges[] = [];
  let names: string[] | undefined;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === mark) {
      const fields = tokens.slice(index + 1, index + 1 + fieldCount);
      const commit = parseCommit(fields.join('\0'));
      names = [];
      index += fieldCount;
      if (commit) {
        found.push({ commit, names });
      }
    } else if (token !== '') {
      // git sets the names of a commit off by a line break, and those of a merge by nothing.
      const isFirst = names?.length === 0;
      names?.push(isFirst ? token.replace(/^\n/, '') : token);
    }
  }
  return found;
}
