import { KubernetesObject } from '../model/resource';

type Fields = Record<string, unknown>;

/** A condition of a status, with whatever else it holds left out. */
export interface Condition {
  type: string;
  status: string;
  reason: string;
  message: string;
  /** Cluster API tells errors from waits by it; empty elsewhere. */
  severity: string;
  lastTransitionTime: string;
  observedGeneration?: number;
}

/** The value at a path of own properties; undefined where anything on the way is no map. */
export function at(value: unknown, ...path: string[]): unknown {
  let current = value;
  for (const key of path) {
    if (
      current === null ||
      typeof current !== 'object' ||
      !Object.hasOwn(current, key)
    ) {
      return undefined;
    }
    current = (current as Fields)[key];
  }
  return current;
}

/** A number at a path, also where a kind writes it as a string; `fallback` otherwise. */
export function numberAt(
  value: unknown,
  path: string[],
  fallback: number,
): number {
  return toNumber(at(value, ...path)) ?? fallback;
}

/** A text at a path; empty otherwise. */
export function textAt(value: unknown, ...path: string[]): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
}

/** The maps of a list at a path; what is no map is passed over. */
export function listAt(value: unknown, ...path: string[]): Fields[] {
  const found = at(value, ...path);
  return Array.isArray(found)
    ? found.filter(item => item !== null && typeof item === 'object')
    : [];
}

/** All conditions of a list, wherever in a status it stands. */
export function conditionsIn(list: unknown): Condition[] {
  return listAt(list).map(toCondition);
}

/** The first condition of a type. Others are not taken apart: every object of a fleet passes here. */
export function conditionOf(
  object: unknown,
  type: string,
  isIt: (condition: Condition) => boolean = () => true,
): Condition | undefined {
  const list = at(object, 'status', 'conditions');
  if (!Array.isArray(list)) {
    return undefined;
  }
  for (const item of list) {
    if (at(item, 'type') === type) {
      const condition = toCondition(item);
      if (isIt(condition)) {
        return condition;
      }
    }
  }
  return undefined;
}

function toCondition(item: unknown): Condition {
  return {
    type: textAt(item, 'type'),
    status: textAt(item, 'status'),
    reason: textAt(item, 'reason'),
    message: textAt(item, 'message'),
    severity: textAt(item, 'severity'),
    lastTransitionTime: textAt(item, 'lastTransitionTime'),
    observedGeneration: toNumber(at(item, 'observedGeneration')),
  };
}

/** `Reason: message`, as far as the condition has them. */
export function wordsOf(condition: Condition): string {
  return (
    [condition.reason, condition.message].filter(Boolean).join(': ') ||
    `${condition.type} is ${condition.status}`
  );
}

/**
 * True while the controller has not seen the newest spec, so that its status speaks of an older one. A condition that
 * speaks of the newest generation is proof that it has: Flux keeps `status.observedGeneration` back until an attempt
 * succeeds, and an attempt that fails must not look like one that has not begun.
 */
export function isStale(object: KubernetesObject): boolean {
  const observed = toNumber(at(object, 'status', 'observedGeneration'));
  const generation = toNumber(object.metadata.generation);
  return (
    observed !== undefined &&
    generation !== undefined &&
    observed < generation &&
    !listAt(object, 'status', 'conditions').some(
      condition =>
        (toNumber(at(condition, 'observedGeneration')) ?? -1) >= generation,
    )
  );
}

/** The time of a timestamp in milliseconds; undefined where it is none. */
export function timeOf(timestamp: string): number | undefined {
  const time = Date.parse(timestamp);
  return Number.isNaN(time) ? undefined : time;
}

function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') {
    return Number(value);
  }
  return typeof value === 'string' && /^\d{1,15}$/.test(value)
    ? Number(value)
    : undefined;
}
