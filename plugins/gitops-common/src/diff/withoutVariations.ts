import { RenderProblem } from '../model/snapshot';
import { ResourceVerdict } from './ResourceVerdict';

/**
 * Takes back what a verdict says of paths that render differently each time. Where nothing else differs it cannot be told
 * whether live is as git wants it: `unknown`, and neither drift nor in sync.
 *
 * @param problem - `non-deterministic`; without `paths` it is about the object as a whole
 */
export function withoutVariations(
  verdict: ResourceVerdict,
  { code, message, paths }: RenderProblem,
): ResourceVerdict {
  if (code !== 'non-deterministic') {
    return verdict;
  }
  const isVarying = (path: string) =>
    !paths || paths.some(varying => contains(varying, path));
  const drift = verdict.drift.filter(({ path }) => !isVarying(path));
  const isAbsent = verdict.sync === 'missing' && !paths;
  const isTakenBack = isAbsent || drift.length < verdict.drift.length;
  return isTakenBack && drift.length === 0
    ? { ...verdict, sync: 'unknown', drift, cause: { code, message } }
    : { ...verdict, drift };
}

/** Whether a path is another one, or stands below it. */
function contains(outer: string, path: string): boolean {
  return (
    path.startsWith(outer) &&
    (path.length === outer.length || '.['.includes(path[outer.length]))
  );
}
