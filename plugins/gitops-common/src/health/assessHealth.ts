import { Health } from '../model/health';
import { KubernetesObject } from '../model/resource';
import { HealthContext } from './HealthRule';
import { findRule } from './healthRules';
import { at, isStale, textAt } from './statusFields';
import { progressing, suspended, unknown } from './verdicts';

/**
 * Judges the health of a live object, in the manner of kstatus: by the rule of its kind, else by the conditions that
 * the ecosystem agrees on. `missing` where there is no object; `none` where its kind has no notion of health. Never
 * throws, and reads no clock.
 *
 * @public
 */
export function assessHealth(
  object: KubernetesObject | undefined,
  context: HealthContext = {},
): Health {
  if (!object) {
    return { status: 'missing', reason: 'the object does not exist' };
  }
  try {
    const health =
      assessAlone(object) ?? findRule(object).assess(object, context);
    return health.status === 'progressing' && context.unread
      ? progressing(`${health.reason} (${context.unread})`)
      : health;
  } catch {
    // A document that breaks a rule must not take the verdicts of all others with it.
    return unknown('the status of the object cannot be read');
  }
}

/** What holds for every kind, before its own rule is asked. */
function assessAlone(object: KubernetesObject): Health | undefined {
  if (textAt(object, 'metadata', 'deletionTimestamp') !== '') {
    return progressing(describeDeletion(object));
  }
  if (
    textAt(
      object,
      'metadata',
      'annotations',
      'argocd.argoproj.io/ignore-healthcheck',
    ) === 'true'
  ) {
    return { status: 'none', reason: 'left out by its own annotation' };
  }
  if (isStale(object)) {
    // A source that is not followed any more will never catch up, and is not meant to.
    return at(object, 'spec', 'suspend') === true
      ? suspended('suspended by its own field spec.suspend')
      : progressing('the controller has not seen the newest generation yet');
  }
  return undefined;
}

/** Whoever waits for a deletion that never comes wants to know whom to ask. */
function describeDeletion(object: KubernetesObject): string {
  const finalizers = at(object, 'metadata', 'finalizers');
  const names = Array.isArray(finalizers)
    ? finalizers.filter(name => typeof name === 'string')
    : [];
  return names.length > 0
    ? `is being deleted, held by ${names.join(', ')}`
    : 'is being deleted';
}
