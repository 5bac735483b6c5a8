import path from 'node:path';
import { PartGroup } from './PartGroup';

/** The world to start; folders are absolute: of the checkout, of the demo, and of its logs. */
export interface WorldRequest {
  readonly root: string;
  readonly directory: string;
  readonly logDirectory: string;
  readonly life: boolean;
}

/**
 * Starts the demo's world: git server, clusters and their life. Settles once it is ready, with the configuration file
 * that points the portal at it; never, when it ends before.
 */
export function startWorld(
  parts: PartGroup,
  { root, directory, logDirectory, life }: WorldRequest,
): Promise<string> {
  return new Promise(resolve => {
    parts.start({
      name: 'world',
      command: [
        process.execPath,
        ...['--import', 'tsx', 'packages/world/src/bin/world.ts'],
        ...['--dir', path.join(directory, 'world')],
        ...(life ? [] : ['--no-life']),
      ],
      cwd: root,
      env: process.env,
      logFile: path.join(logDirectory, 'world.log'),
      onLine: line => {
        const configFile = readReadyLine(line);
        if (configFile) resolve(configFile);
      },
    });
  });
}

/** The world says that it is ready in one line of JSON among lines that are not. */
function readReadyLine(line: string): string | undefined {
  try {
    const { ready, portalConfig } = JSON.parse(line);
    return ready === true ? portalConfig : undefined;
  } catch {
    return undefined;
  }
}
