import { createHash } from 'node:crypto';
import { KubeObject } from '../types';
import { fillIn, mapItems } from './fillIn';

/** The defaults of a Service, with a cluster address that depends on its name only. */
export function defaultService(object: KubeObject): KubeObject {
  const spec = fillIn(object.spec, {
    type: 'ClusterIP',
    sessionAffinity: 'None',
    internalTrafficPolicy: 'Cluster',
  });
  if (spec.type !== 'ExternalName') {
    const address =
      spec.clusterIP ??
      clusterAddress(`${object.metadata.namespace}/${object.metadata.name}`);
    Object.assign(
      spec,
      fillIn(spec, {
        clusterIP: address,
        clusterIPs: [address],
        ipFamilies: ['IPv4'],
        ipFamilyPolicy: 'SingleStack',
      }),
    );
  }
  spec.ports = mapItems(spec.ports, port =>
    fillIn(port, { protocol: 'TCP', targetPort: port.port }),
  );
  if (spec.ports === undefined) {
    delete spec.ports;
  }
  return { ...object, spec, status: object.status ?? { loadBalancer: {} } };
}

function clusterAddress(name: string): string {
  const digest = createHash('sha256').update(name).digest();
  return `10.96.${digest[0]}.${(digest[1] % 254) + 1}`;
}
