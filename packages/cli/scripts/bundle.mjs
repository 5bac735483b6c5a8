import { build } from 'esbuild';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { leanPackages } from './leanPackages.mjs';
import { collectNotices } from './notices.mjs';

const require = createRequire(import.meta.url);

// CommonJS packages call `require` for builtins. A thread loads jq by its path.
const banner = `import { createRequire as createBundleRequire } from 'node:module';
import { fileURLToPath as bundledFile } from 'node:url';
const require = createBundleRequire(import.meta.url);
const bundledJqFile = bundledFile(new URL('jq/index.cjs', import.meta.url));`;

/** Builds the program into a folder, and says how large each file is. */
export async function bundle({ root, outdir }) {
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { main: 'src/main.ts' },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks-[hash]',
    platform: 'node',
    target: 'node22',
    // Names stay, so that a reported fault can be read; spaces go, since every start reads them.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    banner: { js: banner },
    define: { 'process.env.ONEROOF_JQ_FILE': 'bundledJqFile' },
    plugins: [leanPackages],
    metafile: true,
    logLevel: 'warning',
  });
  await copyJq(path.join(outdir, 'jq'));
  const inputs = Object.keys(metafile.inputs).map(file =>
    path.resolve(root, file),
  );
  await writeFile(
    path.join(outdir, 'THIRD-PARTY-NOTICES.txt'),
    await collectNotices([...inputs, require.resolve('jq-wasm')]),
  );
  return Object.entries(metafile.outputs).map(([file, { bytes }]) => ({
    file: path.relative(outdir, path.resolve(root, file)),
    bytes,
  }));
}

/** jq runs in a thread, which loads it from files. */
async function copyJq(folder) {
  const main = require.resolve('jq-wasm');
  await mkdir(path.join(folder, 'build'), { recursive: true });
  await cp(main, path.join(folder, path.basename(main)));
  await cp(
    path.join(path.dirname(main), 'build', 'jq.wasm'),
    path.join(folder, 'build', 'jq.wasm'),
  );
}
