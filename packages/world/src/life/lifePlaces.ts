import { Fleet } from '../seed/Fleet';
import { gitStories } from '../seed/gitStories';
import { versionIn } from '../seed/releases';
import { stories } from '../seed/stories';
import { PlaceState } from './LifeEvent';

/** Where life may happen: Deployments of plain manifests, never where a story of the seed is told. */
export function lifePlaces(fleet: Fleet): PlaceState[] {
  const told = new Set(
    [...stories, ...gitStories].map(s => `${s.component}/${s.environment}`),
  );
  return fleet.components
    .filter(component => ['web', 'worker'].includes(component.shape))
    .filter(component => !component.kustomize && !component.isAutoscaled)
    .flatMap(component =>
      fleet.environments
        .filter(
          environment => !told.has(`${component.name}/${environment.name}`),
        )
        .map(environment => ({
          place: { component, environment },
          version: versionIn(component, environment),
        })),
    );
}
