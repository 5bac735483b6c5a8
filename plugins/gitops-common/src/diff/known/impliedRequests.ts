import { isMap, JsonMap, own } from '../values/json';
import { parseQuantity } from '../values/quantity';

const containerLists = ['containers', 'initContainers'];

/**
 * A live Pod without the requests that its limits imply, where git leaves them out. The server puts them into Pods
 * alone, not into the templates of Pods.
 */
export function withoutImpliedRequests(
  live: JsonMap,
  desired: JsonMap,
): JsonMap {
  const spec = own(live, 'spec');
  if (!isMap(spec)) {
    return live;
  }
  const reduced = { ...spec };
  for (const list of containerLists) {
    const containers = own(spec, list);
    if (Array.isArray(containers)) {
      const declared = containersByName(desired, list);
      reduced[list] = containers.map(container =>
        isMap(container)
          ? reduceContainer(container, declared.get(own(container, 'name')))
          : container,
      );
    }
  }
  return { ...live, spec: reduced };
}

function reduceContainer(
  container: JsonMap,
  declared: JsonMap | undefined,
): JsonMap {
  const requests = amountsOf(container, 'requests');
  const wanted = amountsOf(declared, 'requests');
  const sources = [container, declared].map(side => amountsOf(side, 'limits'));
  const isImplied = (name: string) =>
    own(wanted, name) === undefined &&
    sources.some(limits => areSameAmount(own(limits, name), requests[name]));
  const names = Object.keys(requests);
  const rest = names.filter(name => !isImplied(name));
  if (rest.length === names.length) {
    return container;
  }
  const { requests: all, ...resources } = own(
    container,
    'resources',
  ) as JsonMap;
  return {
    ...container,
    resources:
      rest.length > 0 || Object.keys(wanted).length > 0
        ? {
            ...resources,
            requests: Object.fromEntries(
              rest.map(name => [name, requests[name]]),
            ),
          }
        : resources,
  };
}

function areSameAmount(limit: unknown, request: unknown): boolean {
  const amount = limit === undefined ? undefined : parseQuantity(limit);
  return amount !== undefined && amount === parseQuantity(request);
}

function amountsOf(container: JsonMap | undefined, field: string): JsonMap {
  const resources = container && own(container, 'resources');
  const amounts = isMap(resources) ? own(resources, field) : undefined;
  return isMap(amounts) ? amounts : {};
}

function containersByName(pod: JsonMap, list: string): Map<unknown, JsonMap> {
  const spec = own(pod, 'spec');
  const containers = isMap(spec) ? own(spec, list) : undefined;
  return new Map(
    (Array.isArray(containers) ? containers : [])
      .filter(isMap)
      .map(container => [own(container, 'name'), container]),
  );
}
