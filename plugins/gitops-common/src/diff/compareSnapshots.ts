import { stringifyResourceRef } from '../model/resource';
import { DesiredSnapshot } from '../model/snapshot';
import { declaredAutoscalers } from './autoscalers';
import { CompareOptions } from './CompareOptions';
import { DeclaredResource, declaredResources } from './declaredResources';
import { findExtras } from './findExtras';
import { judgeDeclared, Judging } from './judgeDeclared';
import { LiveIndex } from './LiveIndex';
import {
  problemText,
  unreadableProblem,
  withRenderProblems,
} from './renderProblems';
import { ResourceVerdict } from './ResourceVerdict';
import { trackingMarksOf } from './trackingMarks';

/**
 * Compares what git declares for one placement with what its target holds: one verdict for each declared object, in
 * the order of git, then one for each surplus. Never throws: what cannot be told is `unknown` with its cause.
 *
 * @public
 */
export function compareSnapshots(
  desired: DesiredSnapshot,
  live: LiveIndex,
  options: CompareOptions,
): ResourceVerdict[] {
  const namespace = options.namespace || 'default';
  const declared = declaredResources(desired.objects, live, namespace);
  const scaled = declaredAutoscalers(declared.values());
  const judged: ResourceVerdict[] = [];
  for (const resource of declared.values()) {
    const autoscaler =
      scaled.get(resource.key) ?? live.autoscaler(resource.key);
    judged.push(judgeSafely(resource, live, { options, autoscaler }));
  }
  const verdicts = withRenderProblems(judged, desired, { live, namespace });
  const marks = marksOf(declared.values());
  if (marks.size === 0) {
    return verdicts;
  }
  const problem = unreadableProblem(desired);
  const extras = findExtras(live, {
    declared:
      desired.problems.length === 0
        ? declared
        : new Set(verdicts.map(({ ref }) => stringifyResourceRef(ref))),
    marks,
    unreadable: problem && problemText(problem),
    isDeclaredElsewhere: options.isDeclaredElsewhere,
  });
  return [...verdicts, ...extras];
}

function marksOf(declared: Iterable<DeclaredResource>): Set<string> {
  const marks = new Set<string>();
  for (const { object, ref, live } of declared) {
    for (const mark of trackingMarksOf(object, ref.namespace)) {
      marks.add(mark);
    }
    if (live) {
      for (const mark of trackingMarksOf(live)) {
        marks.add(mark);
      }
    }
  }
  return marks;
}

function judgeSafely(
  resource: DeclaredResource,
  live: LiveIndex,
  judging: Judging,
): ResourceVerdict {
  let verdict: ResourceVerdict;
  try {
    verdict = judgeDeclared(resource, live, judging);
  } catch {
    // A hostile document (nested beyond the stack, say) must not take the verdicts of all others with it.
    verdict = {
      ref: resource.ref,
      apiVersion: resource.object.apiVersion,
      sync: 'unknown',
      drift: [],
      unmanaged: [],
      ignoredBy: [],
      cause: {
        code: 'internal',
        message: 'the two documents could not be compared',
      },
      warnings: [],
    };
  }
  return resource.warnings.length === 0
    ? verdict
    : { ...verdict, warnings: [...resource.warnings, ...verdict.warnings] };
}
