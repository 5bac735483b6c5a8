import { spawn } from 'node:child_process';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program in the foreground. Signals go on to it, and the returned `{ code, signal }` says how it ended.
 */
export function spawnForwarding(file, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'inherit', ...options });
    const forward = signal => child.kill(signal);
    SIGNALS.forEach(signal => process.on(signal, forward));
    const settle = finish => value => {
      SIGNALS.forEach(signal => process.off(signal, forward));
      finish(value);
    };
    child.once('error', settle(reject));
    child.once('exit', (code, signal) => settle(resolve)({ code, signal }));
  });
}

/** Ends this process the way its child ended, so that a caller cannot tell the difference. */
export function exitLike({ code, signal }) {
  if (signal) {
    process.kill(process.pid, signal);
    return;
  }
  process.exitCode = code;
}
