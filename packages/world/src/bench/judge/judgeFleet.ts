import {
  assessHealth,
  compareSnapshots,
  DesiredSnapshot,
  Health,
  indexLiveSnapshot,
  KindSchema,
  KubernetesObject,
  LiveKind,
  LiveSnapshot,
  parseJsonExactly,
  parseKubernetesManifests,
  ResourceVerdict,
} from '@oneroof/plugin-gitops-common';
import { FleetDocuments } from './createFleetDocuments';

/** A fleet, freshly parsed: nothing that a judge may have kept of an earlier one fits it. */
export interface ParsedFleet {
  placements: Array<{ name: string; desired: DesiredSnapshot }>;
  live: LiveSnapshot;
}

/** What was found of one placement. */
export interface PlacementFindings {
  verdicts: ResourceVerdict[];
  healths: Health[];
}

/** Parses a fleet as the renderer and the reader of the backend do; `schemas` by kind, where the server told them. */
export function parseFleet(
  documents: FleetDocuments,
  schemas: ReadonlyMap<string, KindSchema> = new Map(),
): ParsedFleet {
  const objects = documents.pages.flatMap(
    page => parseJsonExactly(page) as KubernetesObject[],
  );
  return {
    placements: documents.placements.map(({ name, yaml }) => ({
      name,
      desired: {
        treeId: name,
        ...parseKubernetesManifests({ file: `${name}.yaml`, text: yaml }),
      },
    })),
    live: { objects, kinds: kindsOf(objects, schemas) },
  };
}

/** Judges a fleet: its index, drift and health of every object. `onPlacement` is called after each placement. */
export function judgeFleet(
  { placements, live }: ParsedFleet,
  onPlacement: () => void = () => {},
): PlacementFindings[] {
  const index = indexLiveSnapshot(live);
  return placements.map(({ name, desired }) => {
    const verdicts = compareSnapshots(desired, index, { namespace: name });
    const healths = verdicts.map(({ ref }) => assessHealth(index.object(ref)));
    onPlacement();
    return { verdicts, healths };
  });
}

function kindsOf(
  objects: readonly KubernetesObject[],
  schemas: ReadonlyMap<string, KindSchema>,
): LiveKind[] {
  const kinds = new Map<string, LiveKind>();
  for (const { apiVersion, kind } of objects) {
    const slash = apiVersion.indexOf('/');
    kinds.set(kind, {
      group: apiVersion.slice(0, Math.max(slash, 0)),
      version: apiVersion.slice(slash + 1),
      kind,
      served: true,
      namespaced: true,
      schema: schemas.get(kind),
    });
  }
  return [...kinds.values()];
}
