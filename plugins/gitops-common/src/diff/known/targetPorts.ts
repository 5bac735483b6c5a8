import { isMap, JsonMap, own } from '../values/json';

/**
 * A live Service without the target ports that say no more than their ports do, where git leaves them out: the server
 * puts them there by itself.
 */
export function withoutTargetPorts(live: JsonMap, desired: JsonMap): JsonMap {
  const ports = portsOf(live);
  if (!ports.some(followsPort)) {
    return live;
  }
  const declared = new Set(
    portsOf(desired)
      .filter(port => own(port, 'targetPort') !== undefined)
      .map(nameOf),
  );
  return {
    ...live,
    spec: {
      ...(live.spec as JsonMap),
      ports: (own(live.spec as JsonMap, 'ports') as unknown[]).map(port =>
        isMap(port) && followsPort(port) && !declared.has(nameOf(port))
          ? withoutTargetPort(port)
          : port,
      ),
    },
  };
}

function followsPort(port: JsonMap): boolean {
  const target = own(port, 'targetPort');
  return target !== undefined && target === own(port, 'port');
}

function withoutTargetPort({ targetPort, ...rest }: JsonMap): JsonMap {
  return rest;
}

function nameOf(port: JsonMap): string {
  return `${own(port, 'port')}/${own(port, 'protocol') ?? 'TCP'}`;
}

function portsOf(object: JsonMap): JsonMap[] {
  const spec = own(object, 'spec');
  const ports = isMap(spec) ? own(spec, 'ports') : undefined;
  return Array.isArray(ports) ? ports.filter(isMap) : [];
}
