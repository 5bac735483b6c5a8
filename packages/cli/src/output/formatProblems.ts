import { Problem } from '../report/fields';
import { printable } from './printable';
import { problemPlace } from './problemPlace';
import { Style } from './Style';

/** One line for each problem, with its place in front. */
export function formatProblems(
  problems: readonly Problem[],
  { paint }: Style,
): string[] {
  return problems.map(problem => {
    const place = printable(problemPlace(problem));
    const message = printable(problem.message);
    return place ? `${paint('bold', place)}: ${message}` : message;
  });
}
