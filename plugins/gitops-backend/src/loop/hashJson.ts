import { createHash } from 'node:crypto';

/** SHA-256 of a value's JSON in hexadecimal. The order of keys counts: pass lists, or objects that are built in one place. */
export function hashJson(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
