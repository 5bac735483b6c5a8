import { stringifyResourceRef } from '../model/resource';
import { DesiredSnapshot, RenderProblem } from '../model/snapshot';
import { resolveRef } from './declaredResources';
import { LiveIndex } from './LiveIndex';
import { ResourceVerdict } from './ResourceVerdict';
import { withoutVariations } from './withoutVariations';

/** What stands in the way of knowing all that git declares: the document does not parse, or is not what it should be. */
const unreadableCodes: readonly RenderProblem['code'][] = [
  'invalid-yaml',
  'duplicate-key',
  'invalid-desired',
];

/** The first problem because of which something declared may not be known. */
export function unreadableProblem(
  desired: DesiredSnapshot,
): RenderProblem | undefined {
  return desired.problems.find(({ code }) => unreadableCodes.includes(code));
}

/** A problem in one line, with its place. */
export function problemText(problem: RenderProblem): string {
  const place = [problem.file, problem.line, problem.column]
    .filter(part => part !== undefined)
    .join(':');
  return place === '' ? problem.message : `${place}: ${problem.message}`;
}

/**
 * Carries the problems of rendering over to the resources that they are about: as warnings, or as an `unknown` of its
 * own where the document was refused.
 */
export function withRenderProblems(
  verdicts: readonly ResourceVerdict[],
  desired: DesiredSnapshot,
  scope: { live: LiveIndex; namespace: string },
): ResourceVerdict[] {
  if (desired.problems.length === 0) {
    return [...verdicts];
  }
  const byKey = new Map(
    verdicts.map(verdict => [stringifyResourceRef(verdict.ref), verdict]),
  );
  for (const problem of desired.problems) {
    const { subject, code } = problem;
    // Templates of host manifests have problems of their own, which are about no object of a cluster.
    if (!subject || code === 'missing-variable' || code === 'unsupported') {
      continue;
    }
    const ref = resolveRef(
      {
        apiVersion: subject.apiVersion,
        kind: subject.kind,
        metadata: subject,
      },
      scope.live,
      scope.namespace,
    );
    const key = stringifyResourceRef(ref);
    const message = problemText(problem);
    const known = byKey.get(key);
    const refused = unreadableCodes.includes(code);
    if (known) {
      if (!known.warnings.some(warning => warning.code === code)) {
        // Recalled verdicts belong to the caller and are not written to.
        byKey.set(key, {
          ...withoutVariations(known, problem),
          warnings: [...known.warnings, { code, message }],
        });
      }
    } else if (refused) {
      byKey.set(key, {
        ref,
        apiVersion: subject.apiVersion,
        sync: 'unknown',
        drift: [],
        unmanaged: [],
        ignoredBy: [],
        cause: { code: 'invalid', message },
        warnings: [{ code, message }],
      });
    }
  }
  return [...byKey.values()];
}
