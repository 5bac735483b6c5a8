import { formatProblems } from '../output/formatProblems';
import { formatResource } from '../output/formatResource';
import { formatValue } from '../output/formatValue';
import { printable } from '../output/printable';
import { Style } from '../output/Style';
import { DriftedResource, DriftReport } from './driftReport';
import { formatAttribution } from './formatAttribution';

type Sync = DriftedResource['sync'];

const looks: Record<
  Sync,
  { words: string; format: Parameters<Style['paint']>[0] }
> = {
  drifted: { words: 'drifted', format: 'red' },
  missing: { words: 'missing', format: 'red' },
  unknown: { words: 'unknown', format: 'yellow' },
  extra: { words: 'extra', format: 'magenta' },
  ignored: { words: 'ignored', format: 'gray' },
  'in-sync': { words: 'in sync', format: 'green' },
};

/** Worst first, as people read. */
const order = Object.keys(looks) as Sync[];

/** A report for people: what is as it should be is only counted. */
export function renderDrift(report: DriftReport, style: Style): string {
  const shown = report.resources
    .filter(isWorthALook)
    .sort((a, b) => order.indexOf(a.sync) - order.indexOf(b.sync));
  const blocks = [
    ...shown.map(resource => renderResource(resource, style)),
    ...(report.problems.length > 0
      ? [formatProblems(report.problems, style)]
      : []),
    [summarize(report, style)],
  ];
  return `${blocks.map(lines => lines.join('\n')).join('\n\n')}\n`;
}

function isWorthALook({ sync, unmanaged, warnings }: DriftedResource): boolean {
  return sync !== 'in-sync' || unmanaged.length > 0 || warnings.length > 0;
}

function renderResource(resource: DriftedResource, style: Style): string[] {
  const { words, format } = looks[resource.sync];
  return [
    `${style.paint(format, words.padEnd(8))} ${formatResource(
      resource,
      style,
    )}`,
    ...(resource.cause ? [note(resource.cause.message, style)] : []),
    ...resource.drift.flatMap(item => renderItem(item, style)),
    ...resource.unmanaged.map(item => renderUnmanaged(item, style)),
    ...resource.ignoredBy.map(rule => note(`ignored by ${rule}`, style)),
    ...resource.warnings
      .filter(({ message }) => message !== resource.cause?.message)
      .map(({ message }) => note(message, style)),
  ];
}

function renderItem(
  { path, by, ...values }: DriftedResource['drift'][number],
  style: Style,
): string[] {
  const who = by ? `  ${formatAttribution(by, style.now)}` : '';
  const side = (name: 'desired' | 'live', label: string) =>
    values[name] === undefined
      ? style.paint('gray', `      ${label}  (absent)`)
      : `      ${label}  ${formatValue(values[name], style.width - 12)}`;
  return [
    `    ${style.paint('cyan', printable(path))}${style.paint('gray', who)}`,
    side('desired', 'git '),
    side('live', 'live'),
  ];
}

function renderUnmanaged(
  { path, live, by }: DriftedResource['unmanaged'][number],
  style: Style,
): string {
  const value =
    live === undefined ? '' : ` = ${formatValue(live, style.width / 2)}`;
  const who = by ? `  ${formatAttribution(by, style.now)}` : '';
  return note(`not declared: ${printable(path)}${value}${who}`, style);
}

function note(text: string, { paint }: Style): string {
  return paint('gray', `    ${printable(text)}`);
}

function summarize(
  { counts, problems, context }: DriftReport,
  { paint }: Style,
): string {
  const parts = order
    .filter(sync => counts[sync] > 0)
    .map(sync =>
      paint(looks[sync].format, `${counts[sync]} ${looks[sync].words}`),
    );
  if (problems.length > 0) {
    const noun = problems.length === 1 ? 'problem' : 'problems';
    parts.push(paint('yellow', `${problems.length} ${noun} in files`));
  }
  const place = context === undefined ? '' : ` (context ${printable(context)})`;
  return `${parts.join(', ')}${place}`;
}
