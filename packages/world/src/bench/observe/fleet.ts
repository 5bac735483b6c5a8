import { stringify } from 'yaml';

/** The size of the fleet that is observed. */
export interface FleetSize {
  placements: number;
  /** In each placement; a quarter each of Deployment, Service, ConfigMap and ServiceAccount. */
  objectsPerPlacement: number;
}

/** Objects of one placement, by the folder that declares them. */
export interface FleetPlacement {
  name: string;
  namespace: string;
  path: string;
  manifests: object[];
}

/** A fleet of plain objects, the same for the same size. */
export function createFleet(size: FleetSize): FleetPlacement[] {
  return Array.from({ length: size.placements }, (_, index) => {
    const name = `bench-${String(index).padStart(3, '0')}`;
    return {
      name,
      namespace: name,
      path: `apps/${name}`,
      manifests: Array.from(
        { length: Math.ceil(size.objectsPerPlacement / 4) },
        (__, member) => createMember(name, member),
      ).flat(),
    };
  });
}

/** Files of the repository that declares the fleet: one environment, and one delivery for each placement. */
export function createFleetRepository(
  fleet: readonly FleetPlacement[],
  cluster: string,
): Record<string, string> {
  const environment = {
    apiVersion: 'oneroof.dev/v1alpha1',
    kind: 'Environment',
    metadata: { name: 'bench' },
    spec: {
      tier: 'testing',
      owner: 'group:default/bench',
      targets: [{ name: 'bench', kubernetes: { cluster } }],
    },
  };
  const files: Record<string, string> = {
    'environments.yaml': stringify(environment),
  };
  for (const placement of fleet) {
    files[`${placement.path}/manifests/objects.yaml`] = placement.manifests
      // Objects share their labels here; no person would write them as YAML aliases.
      .map(object => stringify(object, { aliasDuplicateObjects: false }))
      .join('---\n');
    files[`${placement.path}/delivery.yaml`] = stringify({
      apiVersion: 'oneroof.dev/v1alpha1',
      kind: 'Delivery',
      metadata: { name: placement.name },
      spec: {
        component: `component:default/${placement.name}`,
        artifacts: [{ name: 'app', image: 'registry.example.com/bench/app' }],
        environments: [
          {
            environment: 'bench',
            placements: [
              {
                target: 'bench',
                namespace: placement.namespace,
                source: { path: `${placement.path}/manifests` },
              },
            ],
          },
        ],
      },
    });
  }
  return files;
}

function createMember(namespace: string, member: number): object[] {
  const name = `app-${member}`;
  const labels = {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': namespace,
  };
  const metadata = { name, namespace, labels };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata,
      data: Object.fromEntries(
        Array.from({ length: 8 }, (_, i) => [
          `KEY_${i}`,
          `value ${i} of ${name}`,
        ]),
      ),
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: {
        selector: { 'app.kubernetes.io/name': name },
        ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }],
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        // No pods: what is measured is the reading and judging of objects, not the control plane's own work.
        replicas: 0,
        selector: { matchLabels: { 'app.kubernetes.io/name': name } },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName: name,
            containers: [
              {
                name: 'app',
                image: 'registry.example.com/bench/app:1.4.2',
                ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
                env: [
                  { name: 'LOG_LEVEL', value: 'info' },
                  { name: 'REGION', value: 'eu' },
                ],
                envFrom: [{ configMapRef: { name } }],
                resources: {
                  requests: { cpu: '100m', memory: '128Mi' },
                  limits: { memory: '256Mi' },
                },
                readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
              },
            ],
          },
        },
      },
    },
  ];
}
