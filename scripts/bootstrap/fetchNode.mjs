import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { BootstrapError } from './BootstrapError.mjs';

const run = promisify(execFile);

/**
 * Downloads and unpacks a pinned Node distribution into `cacheDir/node-<version>` and returns that folder.
 * Safe when several checkouts do it at once: each unpacks on its own, and the rename decides who was first.
 */
export async function fetchNode(nodePackage, cacheDir, env) {
  const home = path.join(cacheDir, `node-${nodePackage.version}`);
  if (existsSync(path.join(home, 'bin', 'node'))) {
    return home;
  }
  process.stderr.write(
    `Node ${process.versions.node} is not supported here: fetching Node ${nodePackage.version} from the npm registry ...\n`,
  );
  mkdirSync(cacheDir, { recursive: true });
  // Beside its final place, because a rename is atomic only within one file system.
  const staging = mkdtempSync(path.join(cacheDir, '.fetch-'));
  try {
    const tarball = await pack(nodePackage, staging, env);
    verify(tarball, nodePackage);
    await run('tar', ['-xzf', tarball, '-C', staging]);
    publish(path.join(staging, 'package'), home);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return home;
}

async function pack({ name, version }, directory, env) {
  const npm = npmCommand(env);
  const args = ['pack', `${name}@${version}`, '--silent'];
  try {
    await run(npm.file, [...npm.args, ...args, '--pack-destination', '.'], {
      // Outside of the checkout, so that npm reads the user's registry settings and not this workspace.
      cwd: directory,
      env,
    });
  } catch (error) {
    throw new BootstrapError(
      `Could not fetch ${name}@${version} from the npm registry: ${
        error.stderr?.trim() || error.message
      }\nInstall Node 22 or 24 yourself, or make the registry reachable, and try again.`,
    );
  }
  return path.join(directory, `${name}-${version}.tgz`);
}

// `npm run` says which npm it is; `yarn X` does not, and a Node distribution brings one along.
function npmCommand(env) {
  const execPath = env.npm_execpath;
  return execPath && path.basename(execPath) === 'npm-cli.js'
    ? { file: process.execPath, args: [execPath] }
    : { file: 'npm', args: [] };
}

function verify(tarball, { name, version, integrity }) {
  const digest = createHash('sha512')
    .update(readFileSync(tarball))
    .digest('base64');
  if (`sha512-${digest}` !== integrity) {
    throw new BootstrapError(
      `The registry answered with another ${name}@${version} than the pinned one (sha512-${digest}); it was not used.`,
    );
  }
}

function publish(staged, home) {
  try {
    renameSync(staged, home);
  } catch (error) {
    if (!existsSync(path.join(home, 'bin', 'node'))) {
      throw error;
    }
  }
}
