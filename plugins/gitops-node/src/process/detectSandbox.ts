import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findExecutable } from './findExecutable';

/**
 * What this machine offers to hold a program.
 *
 * @public
 */
export interface Sandbox {
  /** Words to put before a command. */
  prefix: string[];
  /** Whether a program in it has no network. */
  networkIsolated: boolean;
  /** Whether its memory is limited. */
  memoryLimited: boolean;
}

/** Address space; a Go program reserves about a tenth of it before it does anything. */
const maxMemoryBytes = 4 * 1024 * 1024 * 1024;

const run = promisify(execFile);

/**
 * Tries what works, by using it: whether namespaces are allowed depends on kernel, container and user.
 *
 * @param path - value of PATH in which the programs are searched
 *
 * @public
 */
export async function detectSandbox(path: string): Promise<Sandbox> {
  const prlimit = await findExecutable(['prlimit'], path);
  const unshare = await findExecutable(['unshare'], path);
  const memory = await firstThatWorks(prlimit, [
    [`--as=${maxMemoryBytes}`, '--core=0', '--fsize=1048576'],
  ]);
  const network = await firstThatWorks(unshare, [
    ['--user', '--map-root-user', '--net'],
    ['--net'],
  ]);
  return {
    prefix: [...memory, ...network],
    networkIsolated: network.length > 0,
    memoryLimited: memory.length > 0,
  };
}

async function firstThatWorks(
  program: string | undefined,
  candidates: string[][],
): Promise<string[]> {
  for (const options of program ? candidates : []) {
    const words = [program!, ...options];
    try {
      await run(words[0], [...words.slice(1), program!, '--version'], {
        timeout: 5_000,
        env: {},
      });
      return words;
    } catch {
      // Not here; the next one may.
    }
  }
  return [];
}
