import { spawn, ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { collectOutput, killGroup } from '@oneroof/plugin-gitops-node/process';
import { GitFailure } from './GitFailure';
import { GrowthLimit, limitGrowth } from './limitGrowth';

/** One command of git. */
export interface GitCommand {
  /** Fixed words, object ids and checked names only; whatever a user wrote stands behind `--` or comes by `input`. */
  args: readonly string[];
  /** The whole environment of the process. */
  environment: Record<string, string>;
  /** Working directory. */
  folder: string;
  input?: string;
  maxOutputBytes: number;
  growth?: GrowthLimit;
  /** Milliseconds after which it is killed. */
  timeout: number;
}

const maxErrorBytes = 16 * 1024;

/**
 * Runs git and gives what it printed.
 *
 * Node's own `spawn` and not a git library: the environment has to be built from nothing, objects are exchanged over
 * stdin and stdout as bytes, and a command that is late has to end with all the helpers that it started
 * (docs/adr/0010-git-by-spawn.md).
 *
 * @throws {@link GitFailure}, or the reason of the signal
 */
export async function runGit(
  command: GitCommand,
  signal: AbortSignal,
): Promise<Buffer> {
  signal.throwIfAborted();
  const child = spawn('git', command.args, {
    cwd: command.folder,
    env: command.environment,
    // A process group of its own: git's helpers (git-remote-https, ssh, index-pack) are killed with it.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let failure: unknown;
  const stop = (reason: unknown) => {
    failure ??= reason;
    killGroup(child.pid);
  };

  const onAbort = () => stop(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(
    () => stop(new GitFailure('timeout')),
    command.timeout,
  );
  const endWatch =
    command.growth &&
    limitGrowth(command.growth, () => stop(new GitFailure('too-large')));

  const stdout = collectOutput(child.stdout, command.maxOutputBytes, () =>
    stop(new GitFailure('too-large')),
  );
  const stderr = collectOutput(child.stderr, maxErrorBytes, () => {});
  // A command that ends before it has read all of its input is told by its exit code, not by a broken pipe.
  child.stdin.on('error', () => {});
  child.stdin.end(command.input ?? '');

  try {
    const code = await ended(child, command.folder);
    if (failure) {
      throw failure;
    }
    if (code !== 0) {
      throw new GitFailure('exit', Buffer.concat(stderr).toString());
    }
    return Buffer.concat(stdout);
  } finally {
    clearTimeout(timer);
    endWatch?.();
    signal.removeEventListener('abort', onAbort);
  }
}

function ended(child: ChildProcess, folder: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? explainAbsence(folder) : error),
    );
    child.once('close', resolve);
  });
}

/** Node says ENOENT for an absent program and for an absent folder alike. */
function explainAbsence(folder: string): GitFailure {
  return existsSync(folder)
    ? new GitFailure('no-program')
    : new GitFailure('exit', 'fatal: not a git repository');
}
