import { hash } from 'node:crypto';

/** SHA-256 of a value's JSON in hexadecimal. The order of keys counts: pass lists, or objects that are built in one place. */
export function hashJson(value: unknown): string {
  return hash('sha256', JSON.stringify(value));
}
