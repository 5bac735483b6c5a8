import { IgnoreDifferencesRule } from '../model/delivery';
import { KindSchema } from '../model/kindSchema';
import { KubernetesObject, ResourceRef } from '../model/resource';
import { JqAnswer } from './ignore/JqQuestion';
import { ResourceVerdict } from './ResourceVerdict';

/** @public */
export interface CompareOptions {
  /** Namespace of namespaced objects that name none; `default` when absent. */
  namespace?: string;
  /** Field manager that applies from git; recognised by its usual names when absent. */
  applier?: string;
  ignoreDifferences?: readonly IgnoreDifferencesRule[];
  /**
   * Answers to what `listJqQuestions` asks for the same comparison, by the id of the question. A question without an
   * answer makes its object `unknown`.
   */
  jqAnswers?: ReadonlyMap<string, JqAnswer>;
  /**
   * Whether another placement of the same target declares an object. Asked for surplus objects alone: a mark that two
   * placements share must not make each one's objects the surplus of the other.
   */
  isDeclaredElsewhere?: (ref: ResourceRef) => boolean;
  /**
   * Verdict of an earlier comparison of the same declared and the same live object, where the caller still has it.
   * Asked only for live objects of completely read kinds. A returned verdict is taken as it is, except where an
   * autoscaler came or went meanwhile. The caller answers by tree id, uid, resourceVersion, and the schema by which the
   * kind is compared now: the same object as then.
   */
  recall?: (
    ref: ResourceRef,
    live: KubernetesObject | undefined,
    schema?: KindSchema,
  ) => ResourceVerdict | undefined;
}
