import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

// Set by `npm run` for its own child. Yarn and node-gyp would take them for settings of this project.
const NPM_RUN_VARIABLES =
  /^npm_(lifecycle_|package_|execpath$|node_execpath$|command$|config_(node_gyp|prefix|local_prefix|global_prefix|noproxy)$)/;

/** The environment for Yarn and for every command: our Node and Yarn first, then our tools, then what there was. */
export function commandEnvironment({ root, node, yarn, env }) {
  const result = Object.fromEntries(
    Object.entries(env).filter(([name]) => !NPM_RUN_VARIABLES.test(name)),
  );
  result.PATH = [
    writeShims({ root, node, yarn }),
    path.join(root, 'node_modules', '.bin'),
    env.PATH,
  ]
    .filter(Boolean)
    .join(path.delimiter);
  // Native builds find the headers here instead of downloading them.
  const home = path.dirname(path.dirname(node.executable));
  if (existsSync(path.join(home, 'include', 'node', 'node_version.h'))) {
    result.npm_config_nodedir = home;
  }
  return result;
}

/**
 * A folder with `node` and `yarn` in it. Backstage's tools call both by name, and on a fresh machine one is missing
 * and the other may be too old.
 */
function writeShims({ root, node, yarn }) {
  const directory = path.join(root, '.yarn', 'shim');
  mkdirSync(directory, { recursive: true });
  writeShim(path.join(directory, 'node'), `exec "${node.executable}" "$@"`);
  writeShim(
    path.join(directory, 'yarn'),
    `exec "${node.executable}" "${yarn}" "$@"`,
  );
  return directory;
}

function writeShim(file, line) {
  const content = `#!/bin/sh\n${line}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === content) {
    return;
  }
  // Another command of this checkout may be executing the old one.
  const staged = `${file}.${process.pid}`;
  writeFileSync(staged, content);
  chmodSync(staged, 0o755);
  renameSync(staged, file);
}
