import { posix } from 'node:path';

/** Whether a path is a folder or stands in it, at whatever depth; both count from the repository's root. */
export function isBelow(path: string, folder: string): boolean {
  const root = normalizeFolder(folder);
  return root === '.' || path === root || path.startsWith(`${root}/`);
}

/** A folder in its one spelling: without a slash at the end, and `.` for the repository's root. */
export function normalizeFolder(folder: string): string {
  return posix.normalize(folder).replace(/\/$/, '') || '.';
}
