import {
  CompareOptions,
  KindSchema,
  KubernetesObject,
  ResourceVerdict,
  stringifyResourceRef,
} from '@oneroof/plugin-gitops-common';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { RememberedPlacement, RememberedResource } from './TargetMemory';

/**
 * Key of all that the verdicts of a placement depend on besides the live objects. Where it is another one, nothing that was
 * judged before counts.
 */
export function rulesetOf(placement: StoredPlacement): string {
  const { desiredTree, namespace } = placement;
  const { applier, artifacts, ignoreDifferences } = placement.delivery;
  return JSON.stringify([
    desiredTree,
    namespace,
    applier,
    artifacts,
    ignoreDifferences,
  ]);
}

/** How a placement is compared: what jq is asked before has to be asked under the same options. */
export function compareOptionsOf(
  placement: StoredPlacement,
  remembered: RememberedPlacement,
): CompareOptions {
  const { applier, ignoreDifferences } = placement.delivery;
  return {
    namespace: placement.namespace,
    applier,
    ignoreDifferences,
    recall:
      remembered.ruleset === rulesetOf(placement)
        ? (ref, object, schema) =>
            recall(remembered.resources.get(stringifyResourceRef(ref)), {
              live: object,
              schema,
            })
        : undefined,
  };
}

/** An earlier verdict, where it is as good as a new one. */
function recall(
  before: RememberedResource | undefined,
  now: {
    live: KubernetesObject | undefined;
    schema: KindSchema | undefined;
  },
): ResourceVerdict | undefined {
  const judged = before?.judged;
  const { live, schema } = now;
  if (
    !judged ||
    !live?.metadata.resourceVersion ||
    judged.resourceVersion !== live.metadata.resourceVersion ||
    judged.uid !== live.metadata.uid ||
    judged.schema !== schema
  ) {
    return undefined;
  }
  const { verdict } = judged;
  // An unknown may have had a reason that is gone, and warnings of the rendering are added anew each time.
  return verdict.sync === 'unknown' || verdict.warnings.length > 0
    ? undefined
    : verdict;
}
