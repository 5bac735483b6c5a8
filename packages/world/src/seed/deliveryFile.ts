import { stringify } from 'yaml';
import { clusterOf, Component, Fleet } from './Fleet';
import { imageOf } from './releases';
import { sourcePath, versionFile } from './sourceFiles';

/** The `delivery.yaml` of a component. */
export function deliveryFile(component: Component, fleet: Fleet): string {
  const artifact = 'app';
  return stringify({
    apiVersion: 'oneroof.dev/v1alpha1',
    kind: 'Delivery',
    metadata: { name: component.name },
    spec: {
      component: `component:default/${component.name}`,
      artifacts: [{ name: artifact, image: imageOf(component) }],
      environments: fleet.environments.map(environment => {
        const file = versionFile(component, environment);
        return {
          environment: environment.name,
          ...(environment.after.length > 0 ? { after: environment.after } : {}),
          ...(environment.tier === 'production'
            ? { change: 'pull-request', gates: [{ soak: 'PT1H' }] }
            : {}),
          placements: [
            {
              target: clusterOf(environment, component, fleet),
              namespace: component.name,
              source: { path: sourcePath(component, environment) },
            },
          ],
          edits: [
            component.kustomize
              ? { artifact, file, kustomizeImage: imageOf(component) }
              : {
                  artifact,
                  file,
                  field: '.spec.template.spec.containers[0].image',
                },
          ],
        };
      }),
    },
  });
}

/** The `environments.yaml` of the platform repository. */
export function environmentsFile(fleet: Fleet): string {
  return fleet.environments
    .map(environment =>
      stringify({
        apiVersion: 'oneroof.dev/v1alpha1',
        kind: 'Environment',
        metadata: { name: environment.name, title: environment.title },
        spec: {
          tier: environment.tier,
          owner: 'group:default/platform',
          targets: environment.clusters.map(cluster => ({
            name: cluster,
            kubernetes: { cluster },
          })),
          ...(environment.tier === 'production'
            ? {
                gates: [
                  { approval: { from: 'owner', count: 1, notAuthor: true } },
                ],
              }
            : {}),
        },
      }),
    )
    .join('---\n');
}
