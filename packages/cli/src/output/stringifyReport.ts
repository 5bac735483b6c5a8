import { stringify } from 'yaml';

/** Not in the types of this TypeScript yet: text that goes into JSON as it is. */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

/** A report for programs, with integers of any size in full. */
export function stringifyReport(
  report: unknown,
  format: 'json' | 'yaml',
): string {
  if (format === 'yaml') {
    return stringify(report, { lineWidth: 0, aliasDuplicateObjects: false });
  }
  const json = JSON.stringify(
    report,
    (_key, value) =>
      typeof value === 'bigint' ? rawJSON(value.toString()) : value,
    2,
  );
  return `${json}\n`;
}
