import { randomBytes } from 'node:crypto';

/**
 * An id that sorts by time, then by the order of what was written together; the tail keeps two backends apart. 30
 * hexadecimal digits.
 */
export function createSortableId(at: Date, order = 0): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  return `${time}${order.toString(16).padStart(6, '0')}${randomBytes(
    6,
  ).toString('hex')}`;
}
