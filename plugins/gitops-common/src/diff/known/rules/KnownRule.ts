import { DriftItem } from '../../../model/drift';
import { KubernetesObject } from '../../../model/resource';

/** One difference, as far as a rule may want to look at it. */
export interface KnownDifference {
  op: DriftItem['op'];
  desired?: unknown;
  live?: unknown;
  /** Who owns the live field; hardly any rule asks. */
  managers: () => readonly string[];
  /** The object as git declares it. What stands live alone is no evidence: whoever changes it could excuse himself. */
  declared: KubernetesObject;
}

/**
 * A difference that the field's own controller makes, in every cluster that runs it. It is no drift, and it is not silent:
 * the verdict is `ignored`, with the reason.
 */
export interface KnownRule {
  /** `group/Kind`; every kind when absent. */
  kinds?: readonly string[];
  /** The path, as paths are written. */
  path: RegExp;
  /** Whether it is this controller's doing. Always, when absent. */
  holds?: (difference: KnownDifference) => boolean;
  /** The reason in words, as it is shown. */
  reason: string;
}

/** Holds where one of some managers owns the live field. */
export function setBy(
  ...managers: string[]
): (difference: KnownDifference) => boolean {
  return difference => difference.managers().some(m => managers.includes(m));
}
