import { isMap, JsonMap, own } from '../values/json';

const inTemplate = ['spec', 'template', 'spec'];

/** Where kinds of the groups of Kubernetes keep the pods that they describe. */
const podSpecs: Record<string, readonly string[]> = {
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  DaemonSet: inTemplate,
  Deployment: inTemplate,
  Job: inTemplate,
  Pod: ['spec'],
  ReplicaSet: inTemplate,
  ReplicationController: inTemplate,
  StatefulSet: inTemplate,
};

/** Whether an object describes pods on the network of their host. */
export function usesHostNetwork(object: JsonMap, kind: string): boolean {
  if (!Object.hasOwn(podSpecs, kind)) {
    return false;
  }
  let value: unknown = object;
  for (const key of podSpecs[kind]) {
    value = isMap(value) ? own(value, key) : undefined;
  }
  return isMap(value) && own(value, 'hostNetwork') === true;
}

/**
 * An object without the host ports that say no more than their container's ports do: on the network of the host the
 * server puts them there by itself.
 */
export function withoutHostPorts(object: JsonMap, kind: string): JsonMap {
  return Object.hasOwn(podSpecs, kind)
    ? (reduceAt(object, podSpecs[kind]) as JsonMap)
    : object;
}

function reduceAt(value: unknown, path: readonly string[]): unknown {
  if (!isMap(value)) {
    return value;
  }
  const [key, ...rest] = path;
  return key === undefined
    ? reducePod(value)
    : { ...value, [key]: reduceAt(own(value, key), rest) };
}

function reducePod(pod: JsonMap): JsonMap {
  const reduced = { ...pod };
  for (const list of ['containers', 'initContainers']) {
    const containers = own(pod, list);
    if (Array.isArray(containers)) {
      reduced[list] = containers.map(reduceContainer);
    }
  }
  return reduced;
}

function reduceContainer(container: unknown): unknown {
  const ports = isMap(container) ? own(container, 'ports') : undefined;
  return isMap(container) && Array.isArray(ports)
    ? { ...container, ports: ports.map(reducePort) }
    : container;
}

function reducePort(port: unknown): unknown {
  if (!isMap(port) || port.hostPort !== port.containerPort) {
    return port;
  }
  const { hostPort, ...rest } = port;
  return rest;
}
