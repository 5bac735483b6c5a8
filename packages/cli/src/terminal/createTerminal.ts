import { exitCodes } from '../exitCodes';
import { Terminal } from './Terminal';

/** What a stream says when its reader has left, such as `head` that has seen enough. */
const goneCodes = ['EPIPE', 'ERR_STREAM_DESTROYED'];

/** Whoever presses Ctrl-C does not want to wait for a cluster that hangs. */
const stopWithinMs = 2_000;

/** The terminal of this process. A reader that leaves early changes neither what is done nor the exit code. */
export function createTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (!goneCodes.includes(error.code ?? '')) {
      process.stderr.write(`oneroof: cannot write the output: ${error.code}\n`);
      process.exit(exitCodes.unknown);
    }
  });
  // Where nobody can be told, there is nothing to do.
  process.stderr.on('error', () => {});
  return {
    cwd: process.cwd(),
    env: process.env,
    // Opened by those who read it alone: it costs time.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
    signal: listenForInterruption(),
  };
}

function listenForInterruption(): AbortSignal {
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // The second one ends the process at once.
    process.once(signal, () => {
      interruption.abort(new Error(signal));
      setTimeout(
        () => process.exit(exitCodes.interrupted),
        stopWithinMs,
      ).unref();
    });
  }
  return interruption.signal;
}
