import { equalJson, isMap, JsonMap, own } from '../values/json';

/** Which of a limit's maps the server fills up, and from which others. */
const fillings: Record<string, readonly string[]> = {
  default: ['max'],
  defaultRequest: ['default', 'max', 'min'],
};

/**
 * A live LimitRange without what the server put in because of something else that the limit says. No table of defaults
 * can hold these values, since they are the object's own.
 *
 * @param desired - what git declares stays, and a value that follows from what git says follows as well
 */
export function withoutLimitDefaults(live: JsonMap, desired: JsonMap): JsonMap {
  const limits = limitsOf(live);
  const declared = limitsOf(desired) ?? [];
  return limits
    ? {
        ...live,
        spec: {
          ...(live.spec as JsonMap),
          limits: limits.map((limit, index) =>
            isMap(limit) && own(limit, 'type') === 'Container'
              ? reduceLimit(limit, declared[index])
              : limit,
          ),
        },
      }
    : live;
}

function reduceLimit(limit: JsonMap, declared: unknown): JsonMap {
  const wanted = isMap(declared) ? declared : {};
  const reduced = { ...limit };
  for (const [name, sources] of Object.entries(fillings)) {
    const filled = own(limit, name);
    if (!isMap(filled)) {
      continue;
    }
    const follows = (key: string) =>
      valueOf(wanted, name, key) === undefined &&
      [limit, wanted].some(side =>
        sources.some(source =>
          equalJson(valueOf(side, source, key), filled[key]),
        ),
      );
    const rest = Object.entries(filled).filter(([key]) => !follows(key));
    if (rest.length > 0 || isMap(own(wanted, name))) {
      reduced[name] = Object.fromEntries(rest);
    } else {
      delete reduced[name];
    }
  }
  return reduced;
}

function limitsOf(object: JsonMap): unknown[] | undefined {
  const spec = own(object, 'spec');
  const limits = isMap(spec) ? own(spec, 'limits') : undefined;
  return Array.isArray(limits) ? limits : undefined;
}

function valueOf(limit: JsonMap, name: string, key: string): unknown {
  const map = own(limit, name);
  return isMap(map) ? own(map, key) : undefined;
}
