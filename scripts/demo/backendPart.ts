import { createRequire } from 'node:module';
import path from 'node:path';
import { PartOptions } from './Part';

const require = createRequire(import.meta.url);

/**
 * The portal's backend, run from its sources the way `backstage-cli package start` does, but without a watcher
 * that would restart it in the middle of a demonstration.
 */
export function backendPart(
  root: string,
  configFiles: readonly string[],
  logDirectory: string,
): PartOptions {
  return {
    name: 'backend',
    command: [
      process.execPath,
      '--enable-source-maps',
      ...[
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      'src/index.ts',
      ...configFiles.flatMap(file => ['--config', file]),
    ],
    cwd: path.join(root, 'packages/backend'),
    // The guest sign-in works in development only.
    env: { ...process.env, NODE_ENV: 'development' },
    logFile: path.join(logDirectory, 'backend.log'),
  };
}
