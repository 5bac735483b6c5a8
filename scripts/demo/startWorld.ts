import path from 'node:path';
import { PartGroup } from './PartGroup';

/** A world that was started. */
export interface StartedWorld {
  /** Settles when the world says that it is ready; never when it ends before. */
  readonly ready: Promise<void>;
  /** The configuration that points the portal at the world; written once it is ready. */
  readonly configFile: string;
}

/** Absolute folders: of the checkout, of the demo, and of its logs. */
export interface WorldPlaces {
  readonly root: string;
  readonly directory: string;
  readonly logDirectory: string;
}

/** Starts the demo's world: git server, clusters and their life. */
export function startWorld(
  parts: PartGroup,
  { root, directory, logDirectory }: WorldPlaces,
): StartedWorld {
  const worldDirectory = path.join(directory, 'world');
  let announceReady: () => void;
  const ready = new Promise<void>(resolve => {
    announceReady = resolve;
  });
  parts.start({
    name: 'world',
    command: [
      process.execPath,
      ...['--import', 'tsx', 'packages/world/src/bin/world.ts'],
      ...['--dir', worldDirectory],
    ],
    cwd: root,
    env: process.env,
    logFile: path.join(logDirectory, 'world.log'),
    onLine: line => {
      if (saysReady(line)) announceReady();
    },
  });
  return {
    ready,
    configFile: path.join(worldDirectory, 'app-config.world.yaml'),
  };
}

function saysReady(line: string): boolean {
  try {
    return JSON.parse(line).ready === true;
  } catch {
    return false;
  }
}
