import { KubernetesObject } from '../model/resource';
import { Test } from './decideBy';
import {
  at,
  Condition,
  conditionOf,
  numberAt,
  textAt,
  wordsOf,
} from './statusFields';

type ConditionStatus = 'True' | 'False' | 'Unknown';

/** What a condition must be like besides its type and status. */
export interface ConditionTraits {
  reason?: RegExp;
  notReason?: RegExp;
  severity?: RegExp;
}

/**
 * A condition has a status, and the given traits. One that speaks of an older generation than the object has says
 * nothing: what it reports was about another wish.
 */
export function condition(
  type: string,
  status: ConditionStatus | readonly ConditionStatus[],
  traits: ConditionTraits = {},
): Test {
  const statuses: readonly string[] = [status].flat();
  return object => {
    const found = conditionOf(
      object,
      type,
      candidate =>
        statuses.includes(candidate.status) &&
        !isOutdated(object, candidate) &&
        hasTraits(candidate, traits),
    );
    return found && wordsOf(found);
  };
}

/** Any of several tests holds; the words are those of the first. */
export function anyOf(...tests: readonly Test[]): Test {
  return object => {
    for (const test of tests) {
      const words = test(object);
      if (words !== undefined) {
        return words;
      }
    }
    return undefined;
  };
}

/** All of several tests hold; the words are those of the last. */
export function allOf(...tests: readonly Test[]): Test {
  return object => {
    let words: string | undefined;
    for (const test of tests) {
      words = test(object);
      if (words === undefined) {
        return undefined;
      }
    }
    return words;
  };
}

/**
 * A text field has one of some values. The words are the object's own message where it has one.
 *
 * @param path - for example `status.phase`
 */
export function field(path: string, ...values: readonly string[]): Test {
  const keys = path.split('.');
  return object => {
    const value = textAt(object, ...keys);
    return values.includes(value)
      ? [`${keys.at(-1)} is ${value}`, messageOf(object)]
          .filter(Boolean)
          .join(': ')
      : undefined;
  };
}

/** A field is `true`. */
export function flag(path: string): Test {
  const keys = path.split('.');
  return object =>
    at(object, ...keys) === true ? `its field ${path} is set` : undefined;
}

/** A number falls short of another one; what is absent is 0. */
export function fewer(path: string, than: string): Test {
  return object => {
    const count = numberAt(object, path.split('.'), 0);
    const wanted = numberAt(object, than.split('.'), 0);
    const what = path.split('.').at(-1);
    return count < wanted ? `${what} is ${count} of ${wanted}` : undefined;
  };
}

/** An annotation has a value, or any value where none is given. */
export function annotation(name: string, value?: string): Test {
  return object => {
    const found = at(object, 'metadata', 'annotations', name);
    return found !== undefined && (value === undefined || found === value)
      ? `its annotation ${name} is set`
      : undefined;
  };
}

/** The object has no status at all. */
export const withoutStatus: Test = ({ status }) =>
  status === undefined ||
  status === null ||
  (typeof status === 'object' && Object.keys(status).length === 0)
    ? 'this kind reports nothing'
    : undefined;

/** Flux, batch, and whoever followed them. */
export const suspendedBySpec: Test = object =>
  at(object, 'spec', 'suspend') === true
    ? 'suspended by its own field spec.suspend'
    : undefined;

function isOutdated(
  object: KubernetesObject,
  { observedGeneration }: Condition,
): boolean {
  return (
    observedGeneration !== undefined &&
    observedGeneration < numberAt(object, ['metadata', 'generation'], 0)
  );
}

function hasTraits(candidate: Condition, traits: ConditionTraits): boolean {
  const { reason, notReason, severity } = traits;
  return (
    (reason?.test(candidate.reason) ?? true) &&
    !notReason?.test(candidate.reason) &&
    (severity?.test(candidate.severity) ?? true)
  );
}

/** Where kinds that report a phase explain it. */
function messageOf(object: unknown): string {
  return (
    textAt(object, 'status', 'message') ||
    textAt(object, 'status', 'failureMessage') ||
    textAt(object, 'status', 'phaseReason') ||
    textAt(object, 'status', 'reason')
  );
}
