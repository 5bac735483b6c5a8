import { stringify } from 'yaml';
import { Cluster } from '../../cluster/Cluster';
import { KubeObject } from '../../cluster/types';
import { createRandom, Random } from '../../life/createRandom';
import { createMembers } from './createMembers';
import { editOf } from './editOf';

/** One placement as git holds it. */
export interface PlacementDocument {
  name: string;
  yaml: string;
}

/** A fleet as texts: what a renderer and a reader get to parse. */
export interface FleetDocuments {
  placements: PlacementDocument[];
  /** Lists of live objects as JSON, edited ones among them. */
  pages: string[];
  /** Paths that have to be found, by kind, namespace and name of the edited objects. */
  edited: Map<string, readonly string[]>;
  /** Mean length of the JSON of a live object. */
  objectBytes: number;
}

/** How large the fleet is, and how much of it was edited by hand. */
export interface FleetOptions {
  placements: number;
  applicationsPerPlacement: number;
  /** From 0 to 1. */
  editedShare: number;
}

const objectsPerPage = 500;

/** Which tool delivers; they leave different marks of ownership. */
const appliers = [
  { manager: 'argocd-controller', type: 'Apply' },
  { manager: 'kustomize-controller', type: 'Apply' },
  { manager: 'kubectl-client-side-apply', type: 'Update' },
] as const;

/**
 * Brings a fleet to a simulated cluster, which gives defaults, statuses and `managedFields` as a real one does, and
 * edits a share of it by hand. The same options give the same texts, but for the objects' ids.
 */
export function createFleetDocuments(options: FleetOptions): FleetDocuments {
  const random = createRandom(4711);
  let now = Date.parse('2026-01-05T08:00:00Z');
  const cluster = new Cluster({ name: 'bench', clock: () => new Date(now) });
  const placements: PlacementDocument[] = [];
  const live: KubeObject[] = [];
  for (let index = 0; index < options.placements; index += 1) {
    const name = `shop-${index}`;
    const manifests = createManifests(name, options, random);
    manifests.forEach(object =>
      deliver(cluster, object, appliers[index % appliers.length]),
    );
    placements.push({
      name,
      yaml: manifests
        .map(object => stringify(object, { aliasDuplicateObjects: false }))
        .join('---\n'),
    });
    live.push(...manifests);
  }
  now += 60_000;
  cluster.workloads.tick({ settle: true });
  now += 3_600_000;
  const edited = edit(cluster, live, options.editedShare);
  cluster.workloads.tick({ settle: true });
  cluster.workloads.stop();
  const texts = live.map(object =>
    JSON.stringify(cluster.get({ ...object, ...object.metadata })),
  );
  return {
    placements,
    pages: toPages(texts),
    edited,
    objectBytes:
      texts.reduce((sum, { length }) => sum + length, 0) / texts.length,
  };
}

/** The key under which an edited object stands. */
export function keyOf(object: {
  kind: string;
  metadata: { namespace?: string; name: string };
}): string {
  const { kind, metadata } = object;
  return `${kind}/${metadata.namespace}/${metadata.name}`;
}

function createManifests(
  namespace: string,
  { applicationsPerPlacement }: FleetOptions,
  random: Random,
): KubeObject[] {
  return Array.from({ length: applicationsPerPlacement }, (_, i) =>
    createMembers({ name: `app-${namespace}-${i}`, namespace, random }),
  ).flat();
}

function deliver(
  cluster: Cluster,
  object: KubeObject,
  { manager, type }: (typeof appliers)[number],
): void {
  if (type === 'Apply') {
    cluster.apply(object, manager);
    return;
  }
  const metadata = {
    ...object.metadata,
    annotations: {
      ...object.metadata.annotations,
      'kubectl.kubernetes.io/last-applied-configuration': `${JSON.stringify(
        object,
      )}\n`,
    },
  };
  cluster.writes.create(
    cluster.kindOf(object),
    { ...object, metadata },
    { manager },
  );
}

/** Edits objects at equal distances, so that all kinds have their turn. */
function edit(
  cluster: Cluster,
  objects: readonly KubeObject[],
  share: number,
): Map<string, readonly string[]> {
  const edited = new Map<string, readonly string[]>();
  objects.forEach((object, index) => {
    if (Math.floor((index + 1) * share) === Math.floor(index * share)) {
      return;
    }
    const ref = { ...object, ...object.metadata };
    const { change, paths } = editOf(cluster.get(ref)!);
    cluster.patchAs('kubectl-edit', ref, change);
    edited.set(keyOf(object), paths);
  });
  return edited;
}

function toPages(texts: readonly string[]): string[] {
  const pages: string[] = [];
  for (let start = 0; start < texts.length; start += objectsPerPage) {
    pages.push(`[${texts.slice(start, start + objectsPerPage).join()}]`);
  }
  return pages;
}
