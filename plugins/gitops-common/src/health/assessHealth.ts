import { Health } from '../model/health';
import { KubernetesObject, parseApiVersion } from '../model/resource';
import { HealthContext } from './HealthRule';
import { healthRules } from './healthRules';
import { assessConditions } from './kinds/conditions';
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
    if (textAt(object, 'metadata', 'deletionTimestamp') !== '') {
      return progressing('is being deleted');
    }
    if (isStale(object)) {
      // A source that is not followed any more will never catch up, and is not meant to.
      return at(object, 'spec', 'suspend') === true
        ? suspended('suspended by its own field spec.suspend')
        : progressing('the controller has not seen the newest generation yet');
    }
    const { group } = parseApiVersion(object.apiVersion);
    const rule = healthRules.get(`${group}/${object.kind}`) ?? assessConditions;
    return rule(object, context);
  } catch {
    // A document that breaks a rule must not take the verdicts of all others with it.
    return unknown('the status of the object cannot be read');
  }
}
