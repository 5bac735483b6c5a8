import { Problem } from './fields';

/** The fields of a problem that reports show, in their order. */
export function toProblem({
  code,
  message,
  file,
  document,
  line,
  column,
}: Problem): Problem {
  return {
    code,
    message,
    ...(file !== undefined && { file }),
    ...(document !== undefined && { document }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  };
}
