import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** How a run ended. */
export interface ProgramRun {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The built program, installed in a folder of its own as npm would. */
export class OneroofProgram {
  readonly #folder = realpathSync(mkdtempSync(join(tmpdir(), 'oneroof-cli-')));

  constructor() {
    execFileSync(process.execPath, [
      join(root, 'scripts/build.mjs'),
      join(this.#folder, 'dist'),
    ]);
    for (const part of ['bin', 'package.json']) {
      cpSync(join(root, part), join(this.#folder, part), { recursive: true });
    }
  }

  get path(): string {
    return join(this.#folder, 'bin/oneroof');
  }

  /** Runs a command line to its end. */
  run(
    args: readonly string[],
    options: { cwd: string; env?: NodeJS.ProcessEnv; input?: string | Buffer },
  ): Promise<ProgramRun> {
    return new Promise((done, reject) => {
      const child = spawn(process.execPath, [this.path, ...args], {
        cwd: options.cwd,
        env: { PATH: process.env.PATH, HOME: options.cwd, ...options.env },
      });
      const text = { stdout: '', stderr: '' };
      child.stdout.on('data', chunk => {
        text.stdout += chunk;
      });
      child.stderr.on('data', chunk => {
        text.stderr += chunk;
      });
      child.once('error', reject);
      child.once('close', code => done({ code, ...text }));
      // A program that ends without reading closes the pipe.
      child.stdin.on('error', () => {});
      child.stdin.end(options.input);
    });
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
