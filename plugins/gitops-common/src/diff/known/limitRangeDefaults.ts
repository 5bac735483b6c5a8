import { isMap, JsonMap, own } from '../values/json';

/** Which of a limit's maps the server fills up, from which other one, in this order. */
const fillings = [
  { from: 'max', to: 'default' },
  { from: 'default', to: 'defaultRequest' },
  { from: 'min', to: 'defaultRequest' },
];

/**
 * A LimitRange as the server completes it: what a container's limit does not say follows from what it says. No table of
 * defaults can hold these values, since they are the object's own.
 */
export function withLimitDefaults(object: JsonMap): JsonMap {
  const spec = own(object, 'spec');
  const limits = isMap(spec) ? own(spec, 'limits') : undefined;
  return isMap(spec) && Array.isArray(limits)
    ? { ...object, spec: { ...spec, limits: limits.map(completeLimit) } }
    : object;
}

function completeLimit(limit: unknown): unknown {
  if (!isMap(limit) || own(limit, 'type') !== 'Container') {
    return limit;
  }
  return fillings.reduce((complete: JsonMap, { from, to }) => {
    const source = own(complete, from);
    const target = own(complete, to) ?? {};
    return isMap(source) && isMap(target)
      ? { ...complete, [to]: { ...source, ...target } }
      : complete;
  }, limit);
}
