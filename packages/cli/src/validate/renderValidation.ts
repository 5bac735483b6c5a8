import { formatProblems } from '../output/formatProblems';
import { Style } from '../output/Style';
import { ValidationReport } from './validationReport';

/** A report for people and their editors: a line for each mistake, and what is right counted. */
export function renderValidation(
  { files, problems }: ValidationReport,
  style: Style,
): string {
  const count = (kind: 'environments' | 'deliveries') =>
    files.reduce((sum, file) => sum + file[kind].length, 0);
  const valid = [
    plural(count('environments'), 'environment', 'environments'),
    plural(count('deliveries'), 'delivery', 'deliveries'),
  ].filter(Boolean);
  const summary = [
    valid.length > 0 && style.paint('green', `${valid.join(' and ')} valid`),
    problems.length > 0 &&
      style.paint('red', plural(problems.length, 'problem', 'problems')),
  ].filter(Boolean);
  return `${[...formatProblems(problems, style), summary.join(', ')].join(
    '\n',
  )}\n`;
}

function plural(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}
