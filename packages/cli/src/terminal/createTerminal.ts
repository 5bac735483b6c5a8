import { Terminal } from './Terminal';

/**
 * The terminal of this process. A reader that leaves early, such as `head`, ends the process quietly and with the exit
 * code that stands by then.
 */
export function createTerminal(): Terminal {
  const interruption = new AbortController();
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') {
        throw error;
      }
      process.exit();
    });
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // The second one ends the process at once: what should stop may hang.
    process.once(signal, () => interruption.abort(new Error(signal)));
  }
  return {
    cwd: process.cwd(),
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
    signal: interruption.signal,
  };
}
