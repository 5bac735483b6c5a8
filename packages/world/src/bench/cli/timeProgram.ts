import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** A run of a whole process, from the start to its end. */
export interface TimedRun {
  milliseconds: number;
  stdout: string;
}

/** @throws Error where the program does not end with code 0 */
export function timeProgram(
  program: string,
  args: readonly string[],
): Promise<TimedRun> {
  return new Promise((done, reject) => {
    const start = performance.now();
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let stdout = '';
    child.stdout.on('data', chunk => {
      stdout += chunk;
    });
    child.once('error', reject);
    child.once('close', code => {
      const milliseconds = performance.now() - start;
      if (code === 0) {
        done({ milliseconds, stdout });
      } else {
        reject(new Error(`${program} ended with ${code}: ${stdout}`));
      }
    });
  });
}
