import { readdirSync } from 'node:fs';

/** Fails where a test left something behind. */
export function requireEmpty(folder: string): void {
  const names = readdirSync(folder);
  if (names.length > 0) {
    throw new Error(`Left behind in ${folder}: ${names.join(', ')}`);
  }
}
