import { spawn } from 'node:child_process';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PARENT_POLL_MS = 500;

/**
 * Runs a program in the foreground. Signals go on to it, and the returned `{ code, signal }` says how it ended.
 */
export function spawnForwarding(file, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'inherit', ...options });
    const forward = signal => child.kill(signal);
    SIGNALS.forEach(signal => process.on(signal, forward));
    const stopWatching = whenOrphaned(() => forward('SIGTERM'));
    const settle = finish => value => {
      stopWatching();
      SIGNALS.forEach(signal => process.off(signal, forward));
      finish(value);
    };
    child.once('error', settle(reject));
    child.once('exit', (code, signal) => settle(resolve)({ code, signal }));
  });
}

// A killed `npm run` ends the shell between itself and us, which does not tell us. Only npm and Yarn are taken at
// their word: whoever starts this script without them may want it to outlive the shell.
function whenOrphaned(callback) {
  if (!process.env.npm_lifecycle_event) {
    return () => {};
  }
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(timer);
      callback();
    }
  }, PARENT_POLL_MS);
  return () => clearInterval(timer);
}

/** Ends this process the way its child ended, so that a caller cannot tell the difference. */
export function exitLike({ code, signal }) {
  if (signal) {
    process.kill(process.pid, signal);
    return;
  }
  process.exitCode = code;
}
