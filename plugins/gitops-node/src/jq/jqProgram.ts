import { JqAnswer } from '@oneroof/plugin-gitops-common';
import { z } from 'zod';
import { JqRun } from './JqThread';

/** More paths than an expression of a sensible rule selects in one document. */
const maxPaths = 5000;

const stepSchema = z.union([
  z.string(),
  z.number(),
  z.strictObject({
    start: z.number().nullish(),
    end: z.number().nullish(),
  }),
]);

const outputSchema = z.union([
  z.array(z.array(stepSchema)),
  z.strictObject({ error: z.unknown() }),
]);

/**
 * The program that prints the paths that an expression selects, all in one array: half of them, because the program ended
 * early (`halt`), are no answer. The line break ends a comment in the expression.
 */
export function pathsProgram(expression: string): string {
  return `try [path(${expression}\n)] catch {error: .}`;
}

/** A program that compiles the expression and runs nothing of it. */
export function compileProgram(expression: string): string {
  return `empty | path(${expression}\n)`;
}

/** jq's code for "does not compile"; programs can exit with it too. */
export const compileErrorCode = 3;

/**
 * Reads what a run of `pathsProgram` has printed. Nothing that jq itself says is repeated: its messages quote the
 * document.
 */
export function readPaths(run: JqRun): JqAnswer {
  switch (run.result) {
    case 'timeout':
      return { failure: { code: 'timeout', message: 'does not end in time' } };
    case 'out-of-memory':
      return {
        failure: { code: 'too-large', message: 'needs too much memory' },
      };
    default:
  }
  const output = parseOutput(run);
  if (!output) {
    return invalid('gives no paths: it ends before its time');
  }
  if (Array.isArray(output)) {
    return output.length > maxPaths
      ? {
          failure: {
            code: 'too-large',
            message: `selects more than ${maxPaths} paths`,
          },
        }
      : { paths: output };
  }
  const error = typeof output.error === 'string' ? output.error : '';
  // The document has nothing where the expression looks: then it selects nothing, as a missing pointer does.
  if (/^Cannot (iterate over|index|check whether null) /.test(error)) {
    return { paths: [] };
  }
  return error.startsWith('Invalid path expression')
    ? invalid('is no path expression')
    : invalid('ends with an error for this document');
}

/** Says what is wrong with an expression, from a run of `compileProgram` with `null`, which has seen no document. */
export function readCompileError(run: JqRun): JqAnswer {
  const [first = ''] = run.result === 'exited' ? run.stderr.split('\n') : [];
  const reason = first.replace(/^jq: error: /, '').slice(0, 200);
  return invalid(`is no jq: ${reason || 'it does not compile'}`);
}

function invalid(message: string): JqAnswer {
  return { failure: { code: 'invalid', message } };
}

function parseOutput({ stdout, exitCode }: JqRun & { result: 'exited' }) {
  if (exitCode !== 0) {
    return undefined;
  }
  try {
    return outputSchema.safeParse(JSON.parse(stdout)).data;
  } catch {
    return undefined;
  }
}
