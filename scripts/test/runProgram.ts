import { spawn } from 'node:child_process';

const HEARTBEAT_MS = 30_000;

/** Ends a program that hangs, so that a run always has a last line. */
const DEFAULT_LIMIT_MS = 30 * 60_000;

export interface ProgramOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly limitMs?: number;
  /** Ends the program early. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a program with its output on ours; returns whether it ended with exit code 0. A sign of life appears when it
 * is silent for long.
 */
export function runProgram(
  command: readonly string[],
  options: ProgramOptions,
): Promise<boolean> {
  const [file, ...args] = command;
  return new Promise(resolve => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: options.limitMs ?? DEFAULT_LIMIT_MS,
      signal: options.signal,
    });
    const started = Date.now();
    const heartbeat = setInterval(() => {
      const seconds = Math.round((Date.now() - started) / 1000);
      process.stdout.write(`  ... still running (${seconds} s)\n`);
    }, HEARTBEAT_MS);
    const settle = (succeeded: boolean) => {
      clearInterval(heartbeat);
      resolve(succeeded);
    };
    child.once('error', error => {
      process.stdout.write(`${error.message}\n`);
      settle(false);
    });
    child.once('exit', code => settle(code === 0));
  });
}
