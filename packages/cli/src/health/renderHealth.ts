import { formatProblems } from '../output/formatProblems';
import { formatResource } from '../output/formatResource';
import { printable } from '../output/printable';
import { Style } from '../output/Style';
import { AssessedResource, HealthReport } from './healthReport';

const formats: Record<
  AssessedResource['health'],
  Parameters<Style['paint']>[0]
> = {
  degraded: 'red',
  missing: 'red',
  unknown: 'yellow',
  progressing: 'blue',
  suspended: 'gray',
  healthy: 'green',
  none: 'gray',
};

/** Worst first, as people read. */
const order = Object.keys(formats) as AssessedResource['health'][];

/** A report for people. Kinds that have no health are only counted. */
export function renderHealth(report: HealthReport, style: Style): string {
  const rows = report.resources
    .filter(({ health }) => health !== 'none')
    .sort((a, b) => order.indexOf(a.health) - order.indexOf(b.health))
    .map(resource => renderRow(resource, style));
  const blocks = [
    ...(rows.length > 0 ? [rows] : []),
    ...(report.problems.length > 0
      ? [formatProblems(report.problems, style)]
      : []),
    [summarize(report, style)],
  ];
  return `${blocks.map(lines => lines.join('\n')).join('\n\n')}\n`;
}

function renderRow(resource: AssessedResource, style: Style): string {
  const { health, reason } = resource;
  const words = style.paint(formats[health], health.padEnd(11));
  const why = reason ? style.paint('gray', `  ${printable(reason)}`) : '';
  return `${words} ${formatResource(resource, style)}${why}`;
}

function summarize(
  { counts, problems, context }: HealthReport,
  { paint }: Style,
): string {
  const parts = order
    .filter(status => counts[status] > 0)
    .map(status =>
      paint(
        formats[status],
        `${counts[status]} ${status === 'none' ? 'without health' : status}`,
      ),
    );
  if (problems.length > 0) {
    const noun = problems.length === 1 ? 'problem' : 'problems';
    parts.push(paint('yellow', `${problems.length} ${noun} in files`));
  }
  const place = context === undefined ? '' : ` (context ${printable(context)})`;
  return `${parts.join(', ')}${place}`;
}
