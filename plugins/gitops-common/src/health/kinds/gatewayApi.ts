import { Health } from '../../model/health';
import { KubernetesObject } from '../../model/resource';
import { HealthRule } from '../HealthRule';
import {
  at,
  Condition,
  conditionsIn,
  listAt,
  numberAt,
  textAt,
  wordsOf,
} from '../statusFields';
import { degraded, healthy, progressing } from '../verdicts';

/** Gateways and classes, with the listeners of a gateway. */
export const assessGateway: HealthRule = object =>
  assessReports(object, [
    { who: '', conditions: conditionsIn(at(object, 'status', 'conditions')) },
    ...listAt(object, 'status', 'listeners').map(listener => ({
      who: `listener ${textAt(listener, 'name')}: `,
      conditions: conditionsIn(at(listener, 'conditions')),
    })),
  ]);

/** Routes and policies: every parent or ancestor reports for itself, and the worst report counts. */
export const assessRoute: HealthRule = object =>
  assessReports(object, [
    ...listAt(object, 'status', 'parents').map(parent => ({
      who: `parent ${textAt(parent, 'parentRef', 'name')}: `,
      conditions: conditionsIn(at(parent, 'conditions')),
    })),
    ...listAt(object, 'status', 'ancestors').map(ancestor => ({
      who: `ancestor ${textAt(ancestor, 'ancestorRef', 'name')}: `,
      conditions: conditionsIn(at(ancestor, 'conditions')),
    })),
  ]);

interface Report {
  who: string;
  conditions: Condition[];
}

/** A gateway is created with `Pending` and `Waiting`, before any controller has looked at it. */
const waitReason = /^(Pending|Waiting)$/;

function assessReports(
  object: KubernetesObject,
  reports: readonly Report[],
): Health {
  const generation = numberAt(object, ['metadata', 'generation'], 0);
  const current = reports
    .map(({ who, conditions }) => ({
      who,
      conditions: conditions.filter(
        ({ observedGeneration }) =>
          (observedGeneration ?? generation) >= generation,
      ),
    }))
    .filter(({ conditions }) => conditions.length > 0);
  const find = (isSo: (condition: Condition) => boolean) => {
    for (const { who, conditions } of current) {
      const found = conditions.find(isSo);
      if (found) {
        return `${who}${wordsOf(found)}`;
      }
    }
    return undefined;
  };

  const failure = find(isFailure);
  if (failure) {
    return degraded(failure);
  }
  const wait = find(isWait);
  if (wait) {
    return progressing(wait);
  }
  return current.length > 0
    ? healthy('accepted')
    : progressing('no controller has reported on the newest generation yet');
}

function isFailure({ type, status, reason }: Condition): boolean {
  return (
    (type === 'Conflicted' && status === 'True') ||
    ((type === 'Accepted' || type === 'ResolvedRefs') &&
      status === 'False' &&
      !waitReason.test(reason))
  );
}

function isWait({ type, status }: Condition): boolean {
  return (
    ['Accepted', 'ResolvedRefs', 'Programmed'].includes(type) &&
    status !== 'True'
  );
}
