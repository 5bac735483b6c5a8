import { stringifyResourceRef } from '../model/resource';
import { DesiredSnapshot } from '../model/snapshot';
import { declaredAutoscalers } from './autoscalers';
import { CompareOptions } from './CompareOptions';
import { DeclaredResource, declaredResources } from './declaredResources';
import { findExtras } from './findExtras';
import { judgeDeclared } from './judgeDeclared';
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
  const judged = [...declared.values()].map(resource =>
    judgeSafely(resource, live, {
      ...options,
      autoscaler: scaled.get(resource.key) ?? live.autoscaler(resource.ref),
    }),
  );
  const verdicts = withRenderProblems(judged, desired, { live, namespace });
  const problem = unreadableProblem(desired);
  const extras = findExtras(live, {
    declared: new Set(verdicts.map(({ ref }) => stringifyResourceRef(ref))),
    marks: marksOf(declared, live),
    unreadable: problem && problemText(problem),
  });
  return [...verdicts, ...extras];
}

function marksOf(
  declared: ReadonlyMap<string, DeclaredResource>,
  live: LiveIndex,
): Set<string> {
  const marks = new Set<string>();
  for (const { object, ref } of declared.values()) {
    for (const mark of trackingMarksOf(object, ref.namespace)) {
      marks.add(mark);
    }
    const counterpart = live.object(ref);
    for (const mark of counterpart ? trackingMarksOf(counterpart) : []) {
      marks.add(mark);
    }
  }
  return marks;
}

function judgeSafely(
  resource: DeclaredResource,
  live: LiveIndex,
  options: CompareOptions & { autoscaler?: string },
): ResourceVerdict {
  let verdict: ResourceVerdict;
  try {
    verdict = judgeDeclared(resource, live, options);
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
