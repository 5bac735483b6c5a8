#!/usr/bin/env node
// The door to every root script: `node scripts/run.mjs NAME [arguments]`. Plain JavaScript without dependencies,
// because on a fresh machine there is nothing but git and some Node: it brings the right Node, installs, and runs.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BootstrapError } from './bootstrap/BootstrapError.mjs';
import { chooseNode } from './bootstrap/chooseNode.mjs';
import { commands } from './bootstrap/commands.mjs';
import { ensureInstalled } from './bootstrap/ensureInstalled.mjs';
import { commandEnvironment } from './bootstrap/environment.mjs';
import { exitLike, spawnForwarding } from './bootstrap/spawnForwarding.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const yarn = path.join(root, '.yarn', 'releases', 'yarn-4.13.0.cjs');

async function main([name, ...args]) {
  const command = commands[name];
  if (!command) {
    const names = Object.keys(commands).join(', ');
    throw new BootstrapError(
      `Unknown script "${name ?? ''}". There are: ${names}`,
    );
  }
  const node = await chooseNode(process.env);
  const env = commandEnvironment({ root, node, yarn, env: process.env });
  await ensureInstalled({ root, node, yarn, env });
  exitLike(
    await spawnForwarding(command[0], [...command.slice(1), ...args], {
      cwd: root,
      env,
    }),
  );
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(
    `${error instanceof BootstrapError ? error.message : error.stack}\n`,
  );
  process.exitCode = 1;
});
