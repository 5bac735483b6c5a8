import { Fields, KubeObject } from '../cluster/types';
import { Component, EnvironmentPlan } from './Fleet';
import { imageOf } from './releases';

/** What the manifests of one placement depend on. */
export interface ManifestInput {
  component: Component;
  environment: EnvironmentPlan;
  version: string;
  /** Pads with ConfigMaps up to this number of objects. */
  objects: number;
}

/** Manifests by file name, without namespace: the delivery gives it. */
export function createManifests(
  input: ManifestInput,
): Record<string, KubeObject> {
  const { component, environment, objects } = input;
  const isProduction = environment.tier === 'production';
  const files: Record<string, KubeObject> = {
    'service-account.yaml': {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: metadataOf(component),
    },
    'config.yaml': createConfig(input),
    ...createWorkload(input),
  };
  if (component.shape !== 'worker' && component.shape !== 'agent') {
    files['service.yaml'] = createService(component);
  }
  if (component.hasSecret) {
    files['secret.yaml'] = createSecret(input);
  }
  if (component.isPublic) {
    files['ingress.yaml'] = createIngress(input);
  }
  if (component.isAutoscaled && isProduction) {
    files['autoscaler.yaml'] = createAutoscaler(component);
  }
  for (let index = Object.keys(files).length; index < objects; index += 1) {
    const metadata = {
      ...metadataOf(component),
      name: `${component.name}-extra-${index}`,
    };
    const data = { index: String(index) };
    files[`extra-${index}.yaml`] = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata,
      data,
    };
  }
  return files;
}

function metadataOf(component: Component): KubeObject['metadata'] {
  return {
    name: component.name,
    labels: {
      'app.kubernetes.io/name': component.name,
      'app.kubernetes.io/part-of': component.system,
    },
  };
}

function selectorOf(component: Component): Record<string, string> {
  return { 'app.kubernetes.io/name': component.name };
}

function createConfig({ component, environment }: ManifestInput): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { ...metadataOf(component), name: `${component.name}-config` },
    data: {
      ENVIRONMENT: environment.name,
      LOG_LEVEL: environment.tier === 'production' ? 'warn' : 'debug',
      REQUEST_TIMEOUT: '5s',
    },
  };
}

/** No secret at all: made-up text that differs from place to place. */
function createSecret({ component, environment }: ManifestInput): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      ...metadataOf(component),
      name: `${component.name}-credentials`,
    },
    type: 'Opaque',
    stringData: {
      username: component.name,
      password: `demo-only-${component.name}-${environment.name}`,
    },
  };
}

function createService(component: Component): KubeObject {
  const isDatabase = component.shape === 'database';
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(component),
    spec: {
      ...(isDatabase ? { clusterIP: 'None' } : {}),
      selector: selectorOf(component),
      ports: [
        {
          name: 'http',
          port: isDatabase ? 9200 : 80,
          targetPort: 'http',
          protocol: 'TCP',
        },
      ],
    },
  };
}

function createIngress({ component, environment }: ManifestInput): KubeObject {
  const host = `${component.name}.${environment.name}.example.com`;
  const service = { name: component.name, port: { name: 'http' } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: metadataOf(component),
    spec: {
      ingressClassName: 'nginx',
      rules: [
        {
          host,
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service } }],
          },
        },
      ],
    },
  };
}

function createAutoscaler(component: Component): KubeObject {
  const target = { type: 'Utilization', averageUtilization: 70 };
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadataOf(component),
    spec: {
      scaleTargetRef: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: component.name,
      },
      minReplicas: 2,
      maxReplicas: 10,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }],
    },
  };
}

function createWorkload(input: ManifestInput): Record<string, KubeObject> {
  const { component, environment } = input;
  const template = createPodTemplate(input);
  const selector = { matchLabels: selectorOf(component) };
  const replicas = environment.tier === 'production' ? 3 : 1;
  const metadata = metadataOf(component);
  switch (component.shape) {
    case 'database':
      return {
        'statefulset.yaml': {
          apiVersion: 'apps/v1',
          kind: 'StatefulSet',
          metadata,
          spec: { replicas, serviceName: component.name, selector, template },
        },
      };
    case 'agent':
      return {
        'daemonset.yaml': {
          apiVersion: 'apps/v1',
          kind: 'DaemonSet',
          metadata,
          spec: { selector, template },
        },
      };
    default:
      return {
        'deployment.yaml': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata,
          spec: { replicas, selector, template },
        },
      };
  }
}

function createPodTemplate({ component, version }: ManifestInput): Fields {
  const name = component.name;
  const hasPort = component.shape === 'web' || component.shape === 'database';
  return {
    metadata: { labels: metadataOf(component).labels },
    spec: {
      serviceAccountName: name,
      containers: [
        {
          name: 'app',
          image: `${imageOf(component)}:${version}`,
          env: [
            { name: 'SERVICE_NAME', value: name },
            { name: 'GOMAXPROCS', value: '2' },
          ],
          envFrom: [
            { configMapRef: { name: `${name}-config` } },
            ...(component.hasSecret
              ? [{ secretRef: { name: `${name}-credentials` } }]
              : []),
          ],
          ...(hasPort
            ? {
                ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
                readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
              }
            : {}),
          resources: {
            requests: { cpu: '100m', memory: '128Mi' },
            limits: { memory: '256Mi' },
          },
        },
      ],
    },
  };
}
