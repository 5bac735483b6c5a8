import { DriftItem, UnmanagedAddition } from '@oneroof/plugin-gitops-common';
import { stringifyExactly } from '../stringifyExactly';

/** More paths than a person reads; the documents hold them all. */
const maxItems = 500;
const maxValueLength = 16 * 1024;

/**
 * Findings as they are stored beside the verdict: not more of them, and no longer values, than a page shows. A hostile
 * ConfigMap must not turn one row into megabytes that every list then carries.
 */
export function capFindings<T extends DriftItem | UnmanagedAddition>(
  items: readonly T[],
): T[] {
  return items.slice(0, maxItems).map(item => {
    const capped: T = { ...item };
    if ('desired' in capped && capped.desired !== undefined) {
      capped.desired = capValue(capped.desired);
    }
    if (capped.live !== undefined) {
      capped.live = capValue(capped.live);
    }
    return capped;
  });
}

function capValue<T>(value: T): T | string {
  if (typeof value !== 'object' && typeof value !== 'string') {
    return value;
  }
  const json = stringifyExactly(value);
  return json.length <= maxValueLength
    ? value
    : `${json.slice(0, 1000)} … (${json.length} characters)`;
}
