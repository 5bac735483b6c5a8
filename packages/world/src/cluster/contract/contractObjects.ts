import { KubeObject, ManagedFieldsEntry } from '../types';

/** The Deployment on which the contract's writes are tried. */
export function createDeployment(
  name: string,
  changes: { image?: string; env?: object[]; replicas?: number } = {},
): KubeObject {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      ...(changes.replicas === undefined ? {} : { replicas: changes.replicas }),
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'app',
              image: changes.image ?? 'registry.example.com/app:1',
              ports: [{ containerPort: 8080, protocol: 'TCP' }],
              ...(changes.env ? { env: changes.env } : {}),
            },
          ],
        },
      },
    },
  };
}

export function createConfigMap(
  name: string,
  labels: Record<string, string> = {},
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, labels },
    data: { key: name },
  };
}

/** The entry of a manager; undefined where it owns nothing. */
export function entryOf(
  object: KubeObject,
  manager: string,
): ManagedFieldsEntry | undefined {
  return object.metadata.managedFields?.find(
    entry => entry.manager === manager,
  );
}

/** The first container of a Deployment. */
export function containerOf(object: KubeObject): {
  image: string;
  env?: Array<{ name: string; value: string }>;
} {
  const spec = object.spec as {
    template: { spec: { containers: ReturnType<typeof containerOf>[] } };
  };
  return spec.template.spec.containers[0];
}
