import { printable } from './printable';
import { stringifyReport } from './stringifyReport';

/** A value on one line, as JSON, cut to a length. */
export function formatValue(value: unknown, width: number): string {
  const text = printable(
    stringifyReport(value, 'json').trimEnd().replace(/\n\s*/g, ' '),
  );
  return text.length > width
    ? `${text.slice(0, Math.max(width - 1, 1))}…`
    : text;
}
