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

/**
 * Completes pods on the network of their host: there the server gives each port the number of its container's as the
 * host's. Objects with other pods are returned as they are.
 */
export function withHostPorts(object: JsonMap, kind: string): JsonMap {
  const path = Object.hasOwn(podSpecs, kind) ? podSpecs[kind] : undefined;
  return path ? (completeAt(object, path) as JsonMap) : object;
}

function completeAt(value: unknown, path: readonly string[]): unknown {
  if (!isMap(value)) {
    return value;
  }
  const [key, ...rest] = path;
  if (key === undefined) {
    return own(value, 'hostNetwork') === true ? completePod(value) : value;
  }
  const before = own(value, key);
  const after = completeAt(before, rest);
  return after === before ? value : { ...value, [key]: after };
}

function completePod(pod: JsonMap): JsonMap {
  const complete = { ...pod };
  for (const list of ['containers', 'initContainers']) {
    const containers = own(pod, list);
    if (Array.isArray(containers)) {
      complete[list] = containers.map(completeContainer);
    }
  }
  return complete;
}

function completeContainer(container: unknown): unknown {
  const ports = isMap(container) ? own(container, 'ports') : undefined;
  return isMap(container) && Array.isArray(ports)
    ? { ...container, ports: ports.map(completePort) }
    : container;
}

function completePort(port: unknown): unknown {
  return isMap(port) && !own(port, 'hostPort') && own(port, 'containerPort')
    ? { ...port, hostPort: port.containerPort }
    : port;
}
