import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { BootstrapError } from './BootstrapError.mjs';
import { spawnForwarding } from './spawnForwarding.mjs';

const HEARTBEAT_MS = 30_000;

/**
 * Installs the dependencies unless the last installation was made from the same lock file, manifests and Node.
 */
export async function ensureInstalled({ root, node, yarn, env }) {
  const stamp = path.join(root, 'node_modules', '.cache', 'oneroof-install');
  const wanted = installationHash(root, node);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  await install({ root, node, yarn, env });
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

async function install({ root, node, yarn, env }) {
  process.stderr.write(
    'Installing dependencies (two to four minutes the first time) ...\n',
  );
  const started = Date.now();
  const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`;
  // Native modules build silently for a minute: without a sign of life that looks like a hang.
  const heartbeat = setInterval(
    () => process.stderr.write(`  ... still installing (${elapsed()})\n`),
    HEARTBEAT_MS,
  );
  try {
    const { code, signal } = await spawnForwarding(
      node.executable,
      [yarn, 'install', '--immutable'],
      { cwd: root, env, stdio: ['ignore', 2, 2] },
    );
    if (signal) {
      throw new BootstrapError(`The installation was stopped by ${signal}.`);
    }
    if (code !== 0) {
      throw new BootstrapError(
        `\`yarn install --immutable\` failed with exit code ${code}; its output is above.`,
      );
    }
  } finally {
    clearInterval(heartbeat);
  }
  process.stderr.write(`Dependencies are installed (${elapsed()}).\n`);
}

function installationHash(root, node) {
  const hash = createHash('sha256');
  // Native modules are built for one major version of Node.
  const [major] = node.version.split('.');
  hash.update(`${major}\0${process.platform}-${process.arch}\0`);
  for (const file of [
    'yarn.lock',
    '.yarnrc.yml',
    'package.json',
    ...workspaceManifests(root),
  ]) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function workspaceManifests(root) {
  const { workspaces } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  return workspaces
    .flatMap(pattern =>
      pattern.endsWith('/*')
        ? readdirSync(path.join(root, pattern.slice(0, -2)))
            .sort()
            .map(name => path.join(pattern.slice(0, -2), name))
        : [pattern],
    )
    .map(directory => path.join(directory, 'package.json'))
    .filter(file => existsSync(path.join(root, file)));
}
