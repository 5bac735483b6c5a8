import { spawn } from 'node:child_process';
import { ObservationError } from '../errors';
import { killGroup } from './killGroup';

/**
 * A program and its limits.
 *
 * @public
 */
export interface LimitedRun {
  /** What it does, to begin sentences about it: `rendering`. */
  subject: string;
  /** Absolute path, then arguments. */
  command: readonly string[];
  cwd: string;
  /** The whole environment. */
  env: Record<string, string>;
  timeoutMs: number;
  maxOutputBytes: number;
  signal: AbortSignal;
  /** As whom it runs; only root can choose. Ours when absent. */
  identity?: { uid: number; gid: number };
}

/**
 * How a program ended on its own.
 *
 * @public
 */
export interface LimitedOutcome {
  /** Absent where a signal ended it. */
  exitCode: number | undefined;
  stdout: string;
  /** The beginning of it. */
  stderr: string;
}

const maxErrorBytes = 64 * 1024;

/**
 * Runs a program without a shell, without input and in a process group of its own, which is killed as a whole once a
 * limit is reached.
 *
 * @throws ObservationError `timeout`, `too-large`, or `not-configured` where it cannot be started; the signal's reason
 *
 * @public
 */
export function runLimited(options: LimitedRun): Promise<LimitedOutcome> {
  const { command, signal } = options;
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(command[0], command.slice(1), {
      cwd: options.cwd,
      env: options.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options.identity,
    });
    let refusal: unknown;
    const end = (reason: unknown) => {
      refusal ??= reason;
      killGroup(child.pid);
    };
    const stdout = collect(child.stdout, options.maxOutputBytes, () =>
      end(
        new ObservationError(
          'too-large',
          `${options.subject} gave more than ${options.maxOutputBytes} bytes`,
        ),
      ),
    );
    const stderr = collect(child.stderr, maxErrorBytes, () => {});
    const timer = setTimeout(() => {
      const seconds = options.timeoutMs / 1000;
      end(
        new ObservationError(
          'timeout',
          `${options.subject} took longer than ${seconds} s`,
        ),
      );
    }, options.timeoutMs);
    const onAbort = () => end(signal.reason);
    signal.addEventListener('abort', onAbort);
    const settle = (conclude: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      // Children of the program that outlived it.
      killGroup(child.pid);
      conclude();
    };
    child.on('error', () =>
      settle(() =>
        reject(
          refusal ??
            new ObservationError(
              'not-configured',
              `${options.subject} could not be started`,
            ),
        ),
      ),
    );
    // `exit`, not `close`: a grandchild may hold the pipes open for ever, and it is killed below.
    child.on('exit', () => killGroup(child.pid));
    child.on('close', code =>
      settle(() =>
        refusal
          ? reject(refusal)
          : resolve({
              exitCode: code ?? undefined,
              stdout: stdout(),
              stderr: stderr(),
            }),
      ),
    );
  });
}

function collect(
  stream: NodeJS.ReadableStream,
  maxBytes: number,
  onOverflow: () => void,
): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    if (size >= maxBytes) {
      return;
    }
    size += chunk.length;
    chunks.push(chunk);
    if (size > maxBytes) {
      onOverflow();
    }
  });
  return () => Buffer.concat(chunks).toString('utf8');
}
