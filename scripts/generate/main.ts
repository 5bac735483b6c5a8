import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const generators = ['generate-schemas.ts', 'generate-openapi.ts'];

// All of them even when one fails, so that one run tells everything that is stale.
const statuses = generators.map(generator => {
  const file = path.join(root, 'scripts', generator);
  return spawnSync(
    process.execPath,
    ['--import', 'tsx', file, ...process.argv.slice(2)],
    { cwd: root, stdio: 'inherit' },
  ).status;
});
process.exitCode = statuses.every(status => status === 0) ? 0 : 1;
