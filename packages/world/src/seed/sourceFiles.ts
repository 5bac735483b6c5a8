import { stringify } from 'yaml';
import { Component, EnvironmentPlan, Fleet } from './Fleet';
import { createManifests } from './manifests';
import { imageOf } from './releases';

/** The folder that a placement is rendered from. */
export function sourcePath(
  component: Component,
  environment: EnvironmentPlan,
): string {
  return component.kustomize
    ? `apps/${component.name}/overlays/${environment.name}`
    : `apps/${component.name}/${environment.name}`;
}

/** The file that holds the version of an environment's release. */
export function versionFile(
  component: Component,
  environment: EnvironmentPlan,
): string {
  const workload = {
    database: 'statefulset',
    agent: 'daemonset',
    web: 'deployment',
    worker: 'deployment',
  };
  return component.kustomize
    ? `${sourcePath(component, environment)}/kustomization.yaml`
    : `${sourcePath(component, environment)}/${workload[component.shape]}.yaml`;
}

/** All files of one placement at one version, by path. */
export function sourceFiles(
  fleet: Fleet,
  placement: {
    component: Component;
    environment: EnvironmentPlan;
    version: string;
  },
): Record<string, string> {
  const { component, environment } = placement;
  const objects = fleet.objectsPerPlacement;
  const folder = sourcePath(component, environment);
  if (!component.kustomize) {
    return inFolder(folder, createManifests({ ...placement, objects }));
  }
  const base = createManifests({
    component,
    environment: fleet.environments[0],
    version: component.versions[0],
    objects,
  });
  return {
    ...inFolder(`apps/${component.name}/base`, base),
    [`apps/${component.name}/base/kustomization.yaml`]: stringify({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: Object.keys(base).sort(),
    }),
    [`${folder}/kustomization.yaml`]: createOverlay(placement),
  };
}

function inFolder(
  folder: string,
  manifests: Record<string, object>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(manifests).map(([name, object]) => [
      `${folder}/${name}`,
      stringify(object),
    ]),
  );
}

function createOverlay(placement: {
  component: Component;
  environment: EnvironmentPlan;
  version: string;
}): string {
  const { component, environment, version } = placement;
  const isProduction = environment.tier === 'production';
  const data = {
    ENVIRONMENT: environment.name,
    LOG_LEVEL: isProduction ? 'warn' : 'debug',
  };
  const patch = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `${component.name}-config` },
    data,
  };
  return stringify({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: ['../../base'],
    images: [{ name: imageOf(component), newTag: version }],
    replicas: [{ name: component.name, count: isProduction ? 3 : 1 }],
    patches: [{ patch: stringify(patch) }],
  });
}
