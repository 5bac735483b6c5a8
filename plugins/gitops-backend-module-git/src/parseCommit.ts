import { Revision } from '@oneroof/plugin-gitops-common';

/** Format for `git log` that {@link parseCommit} reads. */
export const commitFormat = '%H%x00%cI%x00%an%x00%s';

const maxAuthorLength = 200;
const maxSubjectLength = 500;

/** Reads a commit that was printed in {@link commitFormat}; `undefined` where there is none. */
export function parseCommit(
  output: string,
): Omit<Revision, 'repository'> | undefined {
  const [commit, committedAt, author, ...subject] = output.trim().split('\0');
  const time = new Date(committedAt).getTime();
  if (subject.length === 0 || !/^[0-9a-f]{40,64}$/.test(commit)) {
    return undefined;
  }
  return {
    commit,
    // A commit can carry any time at all, also one that is no date.
    committedAt: new Date(Number.isNaN(time) ? 0 : time).toISOString(),
    author: toLine(author, maxAuthorLength),
    subject: toLine(subject.join(' '), maxSubjectLength),
  };
}

/**
 * One line without characters that control terminals or turn the direction of writing, which can make a text look like
 * another.
 */
function toLine(text: string, maxLength: number): string {
  const plain = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
  // By code points: half of a pair would not be text any more.
  return [...plain].slice(0, maxLength).join('');
}
