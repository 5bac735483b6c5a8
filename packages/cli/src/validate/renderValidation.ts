import { formatProblems } from '../output/formatProblems';
import { Style } from '../output/Style';
import { ValidationReport } from './validationReport';

/** A report for people and their editors: a line for each mistake, and what is right counted. */
export function renderValidation(
  { files, hostManifests = [], problems }: ValidationReport,
  style: Style,
): string {
  const broken = new Set(problems.map(({ file }) => file));
  const manifests = hostManifests.filter(
    manifest => !manifest.files.some(file => broken.has(file)),
  );
  const count = (kind: 'environments' | 'deliveries') =>
    files.reduce((sum, file) => sum + file[kind].length, 0);
  const valid = [
    plural(count('environments'), 'environment', 'environments'),
    plural(count('deliveries'), 'delivery', 'deliveries'),
    plural(manifests.length, 'host manifest', 'host manifests'),
  ].filter(Boolean);
  const summary = [
    valid.length > 0 && style.paint('green', `${listOf(valid)} valid`),
    problems.length > 0 &&
      style.paint('red', plural(problems.length, 'problem', 'problems')),
  ].filter(Boolean);
  return `${[...formatProblems(problems, style), summary.join(', ')].join(
    '\n',
  )}\n`;
}

function listOf(words: readonly string[]): string {
  return words.length < 3
    ? words.join(' and ')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function plural(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}
