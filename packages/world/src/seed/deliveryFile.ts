import { stringify } from 'yaml';
import { clusterOf, Component, EnvironmentPlan, Fleet } from './Fleet';
import { hostServiceIn, hostSourcePath, hostTargets } from './hostServices';
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
      artifacts: [
        { name: artifact, image: imageOf(component) },
        ...hostArtifacts(component, fleet),
      ],
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
            ...hostPlacements(component, environment),
          ],
          edits: [
            component.kustomize
              ? { artifact, file, kustomizeImage: imageOf(component) }
              : {
                  artifact,
                  file,
                  field: '.spec.template.spec.containers[0].image',
                },
            ...hostEdits(component, environment),
          ],
        };
      }),
    },
  });
}

/** Name of the artifact that is a package. */
const hostArtifact = 'agent';

function hostArtifacts(component: Component, fleet: Fleet): object[] {
  const found = fleet.environments
    .map(environment => hostServiceIn(component, environment))
    .find(service => service !== undefined);
  return found ? [{ name: hostArtifact, package: found.service.package }] : [];
}

function hostPlacements(
  component: Component,
  environment: EnvironmentPlan,
): object[] {
  const found = hostServiceIn(component, environment);
  return found
    ? [
        {
          target: found.target,
          source: { path: hostSourcePath(component, environment) },
          vars: { port: found.service.port },
        },
      ]
    : [];
}

function hostEdits(
  component: Component,
  environment: EnvironmentPlan,
): object[] {
  const found = hostServiceIn(component, environment);
  return found
    ? [
        {
          artifact: hostArtifact,
          file: `${hostSourcePath(component, environment)}/goss.yaml`,
          field: `.package["${found.service.package}"].versions[0]`,
        },
      ]
    : [];
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
          targets: [
            ...environment.clusters.map(cluster => ({
              name: cluster,
              kubernetes: { cluster },
            })),
            ...hostTargets(fleet, environment),
          ],
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
