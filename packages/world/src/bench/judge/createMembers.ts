import { KubeObject } from '../../cluster/types';
import { pick, Random } from '../../life/createRandom';

/** What the objects of one application are called after, and drawn from. */
export interface ApplicationPlan {
  name: string;
  namespace: string;
  random: Random;
}

const registries = ['ghcr.io/acme', 'registry.example.com/team', 'quay.io/org'];

/** The objects of one application as teams write them: eight kinds, no two of one content. */
export function createMembers(plan: ApplicationPlan): KubeObject[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: createMetadata(plan),
    },
    createConfigMap(plan),
    createService(plan),
    createWorkload(plan, 'Deployment'),
    createWorkload(plan, 'StatefulSet'),
    createIngress(plan),
    createSecret(plan),
    createRole(plan),
  ];
}

function createMetadata({ name, namespace, random }: ApplicationPlan) {
  return {
    name,
    namespace,
    labels: {
      'app.kubernetes.io/name': name,
      'app.kubernetes.io/part-of': namespace,
      'app.kubernetes.io/version': createVersion(random),
    },
    annotations: {
      'example.com/owner': `team-${Math.floor(random() * 40)}`,
      'example.com/runbook': `https://runbooks.example.com/${namespace}/${name}`,
    },
  };
}

function createConfigMap(plan: ApplicationPlan): KubeObject {
  const lines = Array.from(
    { length: 24 },
    (_, i) =>
      `setting.${i}.of.${plan.name} = ${createWord(plan.random)} # ${createWord(
        plan.random,
      )}`,
  );
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: createMetadata(plan),
    data: {
      'application.properties': `${lines.join('\n')}\n`,
      ...createTexts(plan, 14),
    },
  };
}

function createSecret(plan: ApplicationPlan): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: createMetadata(plan),
    type: 'Opaque',
    stringData: createTexts(plan, 8),
  };
}

function createService(plan: ApplicationPlan): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: createMetadata(plan),
    spec: {
      selector: { 'app.kubernetes.io/name': plan.name },
      ports: [
        { name: 'http', port: 80, targetPort: 'http' },
        { name: 'metrics', port: 9090, targetPort: 'metrics', protocol: 'TCP' },
      ],
    },
  };
}

function createIngress(plan: ApplicationPlan): KubeObject {
  const service = { name: plan.name, port: { name: 'http' } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: createMetadata(plan),
    spec: {
      ingressClassName: 'nginx',
      rules: ['api', 'www'].map(host => ({
        host: `${host}.${plan.name}.example.com`,
        http: {
          paths: ['/', `/${createWord(plan.random)}`].map(path => ({
            path,
            pathType: 'Prefix',
            backend: { service },
          })),
        },
      })),
    },
  };
}

function createRole(plan: ApplicationPlan): KubeObject {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: createMetadata(plan),
    rules: [
      { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'watch'] },
      {
        apiGroups: ['apps'],
        resources: ['deployments'],
        resourceNames: [plan.name, createWord(plan.random)],
        verbs: ['get', 'list', 'watch'],
      },
    ],
  };
}

function createWorkload(
  plan: ApplicationPlan,
  kind: 'Deployment' | 'StatefulSet',
): KubeObject {
  const { name, random } = plan;
  const metadata = createMetadata(plan);
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata,
    spec: {
      replicas: 2 + Math.floor(random() * 5),
      ...(kind === 'StatefulSet' && { serviceName: name }),
      selector: { matchLabels: { 'app.kubernetes.io/name': name } },
      template: {
        metadata: { labels: metadata.labels },
        spec: {
          serviceAccountName: name,
          securityContext: { runAsNonRoot: true, runAsUser: 1000 },
          containers: [createContainer(plan)],
          volumes: [
            { name: 'config', configMap: { name } },
            { name: 'cache', emptyDir: {} },
          ],
        },
      },
    },
  };
}

function createContainer({ name, random }: ApplicationPlan) {
  const texts = Object.entries(createTexts({ name, random }, 6));
  const probe = (path: string) => ({ httpGet: { path, port: 'http' } });
  return {
    name: 'app',
    image: `${pick(random, registries)}/${name}:${createVersion(random)}`,
    args: ['--config=/etc/app', `--mode=${createWord(random)}`],
    ports: [
      { name: 'http', containerPort: 8080 },
      { name: 'metrics', containerPort: 9090, protocol: 'TCP' },
    ],
    env: texts.map(([key, value]) => ({ name: key, value })),
    envFrom: [{ configMapRef: { name } }],
    resources: {
      requests: { cpu: '100m', memory: '128Mi' },
      limits: { memory: pick(random, ['256Mi', '512Mi', '1Gi']) },
    },
    livenessProbe: { ...probe('/live'), initialDelaySeconds: 10 },
    readinessProbe: probe('/ready'),
    volumeMounts: [
      { name: 'config', mountPath: '/etc/app', readOnly: true },
      { name: 'cache', mountPath: '/var/cache/app' },
    ],
  };
}

function createTexts(
  { name, random }: Pick<ApplicationPlan, 'name' | 'random'>,
  count: number,
): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `${name.toUpperCase().replaceAll('-', '_')}_SETTING_${i}`,
      `${createWord(random)} of ${name}`,
    ]),
  );
}

function createWord(random: Random): string {
  return Math.floor(random() * 36 ** 6).toString(36);
}

function createVersion(random: Random): string {
  const part = () => Math.floor(random() * 20);
  return `${part()}.${part()}.${part()}`;
}
