import { Revision } from '@oneroof/plugin-gitops-common';
import { Mirror } from './mirror/Mirror';
import { commitFormat, parseCommit } from './parseCommit';

/**
 * Reads a commit of a mirror, or with paths the newest one up to it that changed something below them. `undefined` where
 * there is none.
 *
 * @param options - `paths` in git's own spelling; they are taken literally
 */
export async function readCommit(
  mirror: Mirror,
  options: { commit: string; paths?: readonly string[] },
  signal: AbortSignal,
): Promise<Omit<Revision, 'repository'> | undefined> {
  const output = await mirror.read(
    {
      args: [
        'log',
        '-1',
        '--no-mailmap',
        `--format=${commitFormat}`,
        '--end-of-options',
        options.commit,
        '--',
        ...(options.paths ?? []),
      ],
    },
    signal,
  );
  return parseCommit(output.toString());
}
