import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DemoError } from './DemoError';

/** Makes this process the only demo of a folder; returns what gives it back. */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, 'demo.pid');
  const owner = readOwner(file);
  if (owner !== undefined && isAlive(owner)) {
    throw new DemoError(
      `Another demo (process ${owner}) runs in ${directory}; stop it, or choose another folder with --dir.`,
    );
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function readOwner(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
