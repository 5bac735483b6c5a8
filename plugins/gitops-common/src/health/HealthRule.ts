import { Health } from '../model/health';
import { KubernetesObject } from '../model/resource';

/**
 * What a rule may know besides the object itself.
 *
 * @public
 */
export interface HealthContext {
  /** Pods, storage classes and events that say more about the object than it does. */
  related?: readonly KubernetesObject[];
  /**
   * Why related objects that were wanted could not be read, in words. It changes no verdict, but is told with one that
   * might be worse than it looks.
   */
  unread?: string;
  /** The moment of the assessment. Without it nothing is judged by its age. */
  now?: Date;
}

/** The health of one kind, from its document alone. Documents are hostile: any field may have any type. */
export type HealthRule = (
  object: KubernetesObject,
  context: HealthContext,
) => Health;
