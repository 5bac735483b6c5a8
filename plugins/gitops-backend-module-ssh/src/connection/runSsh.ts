import { ChildProcess, spawn } from 'node:child_process';
import { collectOutput, killGroup } from '@oneroof/plugin-gitops-node/process';

/** One connection to one host. */
export interface SshRun {
  /** Absolute path of `ssh`, then arguments. */
  command: readonly string[];
  cwd: string;
  /** The whole environment. */
  env: Readonly<Record<string, string>>;
  input: string;
  timeoutMs: number;
  maxOutputBytes: number;
}

/** How it ended, with everything that was said until then. */
export interface SshOutcome {
  /** `exit` on its own; else which limit ended it. */
  ending: 'exit' | 'timeout' | 'too-large' | 'not-started';
  /** Of `exit`; absent where a signal ended it. */
  exitCode?: number;
  stdout: Buffer;
  stderr: string;
}

/** The words of ssh itself have some hundred bytes; a host that says more there does nothing but cost time. */
const maxErrorBytes = 64 * 1024;

/**
 * Runs ssh in a process group of its own, which is killed as a whole at a limit: with a jump host there are two. What was
 * said before a limit is kept, since what a host has told so far is true.
 *
 * @throws the signal's reason
 */
export async function runSsh(
  run: SshRun,
  signal: AbortSignal,
): Promise<SshOutcome> {
  signal.throwIfAborted();
  const child = spawn(run.command[0], run.command.slice(1), {
    cwd: run.cwd,
    env: run.env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let ending: SshOutcome['ending'] = 'exit';
  const stop = (reason: 'timeout' | 'too-large') => {
    if (ending === 'exit') {
      ending = reason;
      killGroup(child.pid);
    }
  };
  const onAbort = () => killGroup(child.pid);
  signal.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => stop('timeout'), run.timeoutMs);
  const stdout = collectOutput(child.stdout, run.maxOutputBytes, () =>
    stop('too-large'),
  );
  const stderr = collectOutput(child.stderr, maxErrorBytes, () =>
    stop('too-large'),
  );
  // A connection that ends before it took all of the script is told by its exit code, not by a broken pipe.
  child.stdin.on('error', () => {});
  child.stdin.end(run.input);
  try {
    const exitCode = await ended(child);
    signal.throwIfAborted();
    return {
      ending: exitCode === 'not-started' ? 'not-started' : ending,
      exitCode: typeof exitCode === 'number' ? exitCode : undefined,
      stdout: Buffer.concat(stdout),
      stderr: Buffer.concat(stderr).toString(),
    };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

function ended(
  child: ChildProcess,
): Promise<number | undefined | 'not-started'> {
  return new Promise(resolve => {
    child.once('error', () => resolve('not-started'));
    // The helper of a jump host may hold the pipes open after ssh itself has gone.
    child.once('exit', () => killGroup(child.pid));
    child.once('close', code => resolve(code ?? undefined));
  });
}
