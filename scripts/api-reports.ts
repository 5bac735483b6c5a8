// Writes the API report of each entry point and the SQL report of each database. With `--ci` nothing is written, and
// reports that would change are a failure.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

const commands = [
  // All at once: what an incremental run writes depends on what was compiled before, down to the order of a union.
  ['tsc', '--incremental', 'false'],
  [
    'backstage-repo-tools',
    'api-reports',
    '--sql-reports',
    '--omit-messages',
    'ae-wrong-input-file-type,ae-undocumented',
    '--validate-release-tags',
    // What is published; the portal, the world and the scripts have no API.
    ...['--include', 'plugins/*'],
    ...process.argv.slice(2),
  ],
];

for (const [program, ...args] of commands) {
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}
