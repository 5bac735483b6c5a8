import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const source = resolve(import.meta.dirname, '../../../../cli');

/** Builds the command line and puts it into a folder as npm would install it. Returns the program's path. */
export async function installCli(directory: string): Promise<string> {
  const folder = join(directory, 'oneroof');
  await promisify(execFile)(process.execPath, [
    join(source, 'scripts', 'build.mjs'),
    join(folder, 'dist'),
  ]);
  for (const part of ['bin', 'package.json']) {
    await cp(join(source, part), join(folder, part), { recursive: true });
  }
  return join(folder, 'bin', 'oneroof');
}
