import {
  DriftItem,
  ResourceVerdict,
  stringifyExactly,
  UncheckedItem,
  UnmanagedAddition,
} from '@oneroof/plugin-gitops-common';

/** Bytes of JSON for each part of the details; together, with what stands between them, less than 64 KiB. */
const maxBytes = {
  drift: 36 * 1024,
  unmanaged: 14 * 1024,
  ignoredBy: 4 * 1024,
  warnings: 8 * 1024,
  /** Hosts have nothing unmanaged, so all of it fits. */
  unchecked: 14 * 1024,
};

/** Of each value, as long as there is room; the documents hold them in full. */
const maxValueBytes = 8 * 1024;
const maxTextLength = 1_000;
const shownLength = 200;

/** What is stored of a verdict beside its words. */
export interface Details {
  drift: DriftItem[];
  unmanaged: UnmanagedAddition[];
  ignoredBy: string[];
  warnings: Array<{ code: string; message: string }>;
  /** Of hosts: what is declared and could not be checked. */
  unchecked?: UncheckedItem[];
}

/**
 * Findings as they are stored beside the verdict: not more of them, and no longer values, than a page shows. A hostile
 * ConfigMap must not turn one row into megabytes that every list then carries.
 */
export function capDetails(
  verdict: ResourceVerdict,
  unchecked: readonly UncheckedItem[] = [],
): Details {
  const drift = takeWhileFits(verdict.drift, capItem, maxBytes.drift);
  const unmanaged = takeWhileFits(
    verdict.unmanaged,
    capItem,
    maxBytes.unmanaged,
  );
  const cut =
    verdict.drift.length -
    drift.length +
    verdict.unmanaged.length -
    unmanaged.length;
  return {
    drift,
    unmanaged,
    ignoredBy: takeWhileFits(verdict.ignoredBy, capText, maxBytes.ignoredBy),
    warnings: [
      ...(cut > 0
        ? [
            {
              code: 'not-all-listed',
              message: `${cut} more differences are not listed here; the two documents hold them all`,
            },
          ]
        : []),
      ...takeWhileFits(
        verdict.warnings,
        ({ code, message }) => ({ code, message: capText(message) }),
        maxBytes.warnings,
      ),
    ],
    ...(unchecked.length > 0 && {
      unchecked: takeWhileFits(
        unchecked,
        ({ path, reason }) => ({
          path: capText(path),
          reason: capText(reason),
        }),
        maxBytes.unchecked,
      ),
    }),
  };
}

function capItem<T extends DriftItem | UnmanagedAddition>(item: T): T {
  const capped: T = { ...item, path: capText(item.path) };
  if ('desired' in capped && capped.desired !== undefined) {
    capped.desired = capValue(capped.desired);
  }
  if (capped.live !== undefined) {
    capped.live = capValue(capped.live);
  }
  return capped;
}

function capValue<T>(value: T): T | string {
  if (typeof value !== 'object' && typeof value !== 'string') {
    return value;
  }
  const json = stringifyExactly(value);
  return Buffer.byteLength(json) <= maxValueBytes
    ? value
    : `${json.slice(0, shownLength)} … (${json.length} characters)`;
}

function capText(text: string): string {
  return text.length <= maxTextLength
    ? text
    : `${text.slice(0, maxTextLength)}…`;
}

/** Takes items one by one until there is no room for the next: what is left out is not even looked at. */
function takeWhileFits<T, R>(
  items: readonly T[],
  cap: (item: T) => R,
  bytes: number,
): R[] {
  const taken: R[] = [];
  let left = bytes;
  for (const item of items) {
    const capped = cap(item);
    left -= Buffer.byteLength(stringifyExactly(capped)) + 1;
    if (left < 0) {
      return taken;
    }
    taken.push(capped);
  }
  return taken;
}
