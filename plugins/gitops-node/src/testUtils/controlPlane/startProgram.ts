import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A program in the background. */
export interface Program {
  /** Absent where it could not be started. */
  readonly pid: number | undefined;
  /** @throws Error with its last words when it is no longer there */
  throwIfEnded(): Promise<void>;
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
}

/** Starts a program whose output goes to `NAME.log` in a directory. It ends with this process at the latest. */
export function startProgram(options: {
  name: string;
  path: string;
  args: readonly string[];
  directory: string;
}): Program {
  const { name, directory } = options;
  const log = join(directory, `${name}.log`);
  const output = openSync(log, 'a', 0o600);
  const child = spawn(options.path, options.args, {
    cwd: directory,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const kill = () => {
    child.kill('SIGKILL');
  };
  process.once('exit', kill);
  let ended: string | undefined;
  const gone = new Promise<void>(resolve => {
    const settle = (reason: string) => {
      ended ??= reason;
      process.off('exit', kill);
      resolve();
    };
    child.once('error', error => settle(error.message));
    child.once('exit', (code, signal) =>
      settle(`ended with ${signal ?? code}`),
    );
  });
  return {
    pid: child.pid,
    async throwIfEnded() {
      if (ended) {
        const text = await readFile(log, 'utf8').catch(() => '');
        throw new Error(`${name} ${ended}:\n${text.slice(-2000)}`);
      }
    },
    async stop() {
      kill();
      await gone;
    },
  };
}
