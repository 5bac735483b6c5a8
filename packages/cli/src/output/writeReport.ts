import { Terminal } from '../terminal/Terminal';
import { OutputFormat } from './OutputFormat';
import { createStyle, Style } from './Style';
import { stringifyReport } from './stringifyReport';

/** Prints a report in the wanted format. */
export function writeReport<T>(
  report: T,
  format: OutputFormat,
  {
    terminal,
    render,
  }: { terminal: Terminal; render: (report: T, style: Style) => string },
): void {
  terminal.stdout.write(
    format === 'table'
      ? render(report, createStyle(terminal))
      : stringifyReport(report, format),
  );
}
