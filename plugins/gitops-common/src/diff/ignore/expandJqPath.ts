import { isMap, own } from '../values/json';
import { JqStep } from './JqQuestion';

/**
 * A path of jq as keys and positions of the document that it was asked of: positions from the end are counted from the
 * start, and a slice is all of its items.
 */
export function expandJqPath(
  path: readonly JqStep[],
  document: unknown,
): string[][] {
  const segments: string[] = [];
  let value: unknown = document;
  /** The items of `value` that a slice has left. */
  let window: { start: number; end: number } | undefined;
  for (const step of path) {
    const length = Array.isArray(value) ? value.length : 0;
    const { start, end } = window ?? { start: 0, end: length };
    if (typeof step === 'object') {
      const from = bound(step.start ?? 0, end - start);
      const to = bound(step.end ?? end - start, end - start);
      window = { start: start + from, end: start + Math.max(from, to) };
      continue;
    }
    const key =
      typeof step === 'number'
        ? Math.floor(step) + (step < 0 ? end : start)
        : step;
    window = undefined;
    segments.push(String(key));
    if (Array.isArray(value)) {
      value = typeof key === 'number' ? value[key] : undefined;
    } else {
      value =
        isMap(value) && typeof key === 'string' ? own(value, key) : undefined;
    }
  }
  if (!window) {
    return [segments];
  }
  const items: string[][] = [];
  for (let position = window.start; position < window.end; position += 1) {
    items.push([...segments, String(position)]);
  }
  return items;
}

function bound(position: number, length: number): number {
  const whole = Math.floor(position);
  return Math.min(Math.max(whole < 0 ? whole + length : whole, 0), length);
}
