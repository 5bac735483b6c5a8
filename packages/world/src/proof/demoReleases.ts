import { KubernetesObject } from '@oneroof/plugin-gitops-common';
import { createManifests } from '../seed/manifests';
import { planFleet } from '../seed/planFleet';
import { GitApplier, Release } from './appliers';
import { valueAt } from './FieldPath';

const image = '.spec.template.spec.containers[name="app"].image';

/** The applications of the demo as they go to production, and each at the version before. */
export function demoReleases(
  applier: GitApplier,
  place: { namespace: string; autoscaling: string },
): { declared: KubernetesObject; release: Release }[] {
  const fleet = planFleet({ kustomize: false });
  const environment = fleet.environments.find(e => e.tier === 'production');
  if (!environment) {
    throw new Error('The demo has no production');
  }
  return fleet.components.flatMap(component => {
    const [newest, before = newest] = [...component.versions].reverse();
    const render = (version: string) =>
      Object.values(
        createManifests({ component, environment, version, objects: 0 }),
      ).map(object => putIn(place, object as KubernetesObject));
    const former = render(before);
    return render(newest).map((declared, index) => ({
      declared,
      release: {
        former: applier.mark(former[index], place.namespace),
        current: applier.mark(declared, place.namespace),
        changed: valueAt(declared, image) === undefined ? [] : [image],
      },
    }));
  });
}

/** Old servers call autoscalers by another version, which looks the same. */
function putIn(
  place: { namespace: string; autoscaling: string },
  object: KubernetesObject,
): KubernetesObject {
  const { namespace, autoscaling } = place;
  return {
    ...object,
    apiVersion: object.apiVersion.replace(/^autoscaling\/.*/, autoscaling),
    metadata: { ...object.metadata, namespace },
  };
}
