import { spawn } from 'node:child_process';

/** Runs git and gives what it printed. Nothing of the person's own git configuration takes part. */
export function runGit(
  args: readonly string[],
  options: { input?: string | Buffer; cwd?: string } = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd: options.cwd,
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
      },
    });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', chunk => output.push(chunk));
    child.stderr.on('data', chunk => errors.push(chunk));
    child.once('error', reject);
    // A git that ends early closes its input; its exit code tells more than the broken pipe.
    child.stdin.on('error', () => {});
    child.once('close', code => {
      if (code === 0) {
        resolve(Buffer.concat(output));
      } else {
        const message = Buffer.concat(errors).toString().trim();
        reject(
          new Error(`git ${args.join(' ')} ended with ${code}: ${message}`),
        );
      }
    });
    child.stdin.end(options.input ?? '');
  });
}
