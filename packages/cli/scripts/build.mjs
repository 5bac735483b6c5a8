// Builds `dist`: all that `oneroof` needs in some files of its own, so that installing it installs nothing else and starting
// it reads no folder of modules. Commands are chunks, loaded when they are run.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const outdir = path.resolve(process.argv[2] ?? path.join(root, 'dist'));

const sizes = await bundle({ root, outdir });
for (const { file, bytes } of sizes) {
  process.stdout.write(`${file} ${Math.ceil(bytes / 1024)} KiB\n`);
}
