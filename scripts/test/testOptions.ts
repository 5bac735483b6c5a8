import { parseArgs } from 'node:util';
import { Step } from './Step';

/** Something wrong with the command line: shown without a stack. */
export class UsageError extends Error {}

/** The steps to run, in their order; throws a UsageError that lists the names. */
export function chooseSteps(
  args: string[],
  steps: readonly Step[],
): readonly Step[] {
  const list = steps
    .map(step => `  ${step.name.padEnd(14)}${step.title}`)
    .join('\n');
  const usage = `Usage: npm test [-- --only NAME,NAME]\n\n${list}`;
  const only = readOnly(args, usage);
  if (only === undefined) {
    return steps;
  }
  const wanted = only.split(',').map(name => name.trim());
  const unknown = wanted.find(name => !steps.some(step => step.name === name));
  if (unknown !== undefined) {
    throw new UsageError(`There is no step "${unknown}".\n\n${usage}`);
  }
  return steps.filter(step => wanted.includes(step.name));
}

function readOnly(args: string[], usage: string): string | undefined {
  try {
    return parseArgs({ args, options: { only: { type: 'string' } } }).values
      .only;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}
