import { createHash } from 'node:crypto';

/** A number from 0 to 1 that looks random but is the same for the same item and attempt on every backend. */
export function jitterOf(key: string, attempts: number): number {
  const digest = createHash('sha256').update(`${key} ${attempts}`).digest();
  return digest.readUInt32BE() / 0xffffffff;
}
