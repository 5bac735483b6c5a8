import {
  DriftItem,
  HostReport,
  InventoryHost,
  stringifyExactly,
} from '@oneroof/plugin-gitops-common';
import { hash } from 'node:crypto';

/** Of each host: what nobody reads on a page need not be kept. */
const maxItems = 200;
const maxBytes = 64 * 1024;
const maxTextLength = 2_000;

/** Reports as they are stored: one for each host of the run, with a hash by which it is known again. */
export function describeReports(
  reports: readonly HostReport[],
  hosts: readonly InventoryHost[],
): Map<string, { json: string; hash: string }> {
  const wanted = new Set(hosts.map(({ name }) => name));
  const described = new Map<string, { json: string; hash: string }>();
  for (const report of reports) {
    // What a tool says of hosts that nobody asked about is no news about those.
    if (wanted.has(report.host)) {
      const json = stringifyExactly(capReport(report));
      described.set(report.host, { json, hash: hash('sha256', json) });
    }
  }
  return described;
}

function capReport({ host, items, checked, skipped, cause }: HostReport) {
  return {
    host,
    items: capItems(items),
    checked,
    skipped,
    ...(cause && {
      cause: { code: cause.code, message: cut(cause.message) },
    }),
  };
}

/** That something differs is certain with the first item; the values of too long ones are left out. */
function capItems(items: readonly DriftItem[]): DriftItem[] {
  let left = maxBytes;
  return items.slice(0, maxItems).flatMap((item): DriftItem[] => {
    const { path, op, by } = item;
    const bytes = Buffer.byteLength(stringifyExactly(item));
    left -= Math.min(bytes, maxTextLength);
    if (left < 0) {
      return [];
    }
    return bytes <= maxTextLength
      ? [item]
      : [{ path: cut(path), op, ...(by?.time && { by: { time: by.time } }) }];
  });
}

function cut(text: string): string {
  return text.slice(0, maxTextLength / 4);
}
