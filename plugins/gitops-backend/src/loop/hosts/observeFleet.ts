import {
  Cause,
  HostManifest,
  HostReading,
  InventoryHost,
  questionsOf,
} from '@oneroof/plugin-gitops-common';
import { HostRequest } from '@oneroof/plugin-gitops-node';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { LoopContext } from '../LoopContext';
import { Desired } from '../render/RevisionRenderer';
import { TargetSubject } from '../target/TargetJudgement';
import { TimeSlice } from '../TimeSlice';
import { Work } from '../Work';
import { loadReports, RememberedReports } from './loadReports';
import {
  ResolvedManifest,
  resolveManifests,
  Resolutions,
} from './resolveManifests';

/** How long after its last fetch the repository of an inventory is asked again, where nobody asks. */
const inventoryMaxAgeSeconds = 30;

/** What a placement wants of which hosts, or why that cannot be told. */
export type ObservedPlacement =
  | { cause: Cause }
  | {
      hosts: readonly InventoryHost[];
      resolutions: Resolutions;
      reports: RememberedReports | undefined;
    };

/** What a look at the hosts of an inventory found, before anything is judged. */
export interface FleetObservation {
  /** In the order of the placements. */
  placements: ObservedPlacement[];
  /** What each host said, or why it could not be asked. */
  readingOf: (host: InventoryHost) => HostReading;
  staleAfterMs: number;
}

/**
 * Reads the inventory, resolves what each placement wants of the hosts of its group, and asks every host once for all of
 * them.
 *
 * @throws ObservationError when the inventory, or none of the hosts, can be read
 */
export async function observeFleet(
  { target, placements, remembered }: TargetSubject,
  desired: readonly Desired[],
  options: { context: LoopContext; work: Work; slice: TimeSlice },
): Promise<FleetObservation> {
  const { context, work, slice } = options;
  const { signal, claim } = work;
  const inventory = await context.inventories.read(target.name, {
    maxAgeSeconds: claim.isRequested ? 0 : inventoryMaxAgeSeconds,
    signal,
  });
  const reports = await loadReports(context.knex, placements, remembered);
  const observed: ObservedPlacement[] = [];
  for (const [index, placement] of placements.entries()) {
    const manifest = requireHosts(desired[index], placement);
    if ('cause' in manifest) {
      observed.push(manifest);
      continue;
    }
    const hosts = inventory.byGroup.get(placement.group ?? 'all') ?? [];
    observed.push({
      hosts,
      resolutions: await resolveManifests(manifest, hosts, {
        before: remembered.get(placement.id)?.fleet?.resolutions,
        slice,
      }),
      reports: reports.get(placement.id),
    });
  }
  return {
    placements: observed,
    ...(await readHosts(target.name, observed, options)),
  };
}

/** A folder of Kubernetes manifests declares nothing for a host, which must not look as if all were well. */
function requireHosts(
  desired: Desired,
  { path }: StoredPlacement,
): { hosts: HostManifest; treeId: string } | { cause: Cause } {
  if ('cause' in desired) {
    return desired;
  }
  const { hosts, treeId } = desired.snapshot;
  return hosts
    ? { hosts, treeId }
    : {
        cause: {
          code: 'invalid',
          message: `what stands in ${path} is no manifest of hosts`,
        },
      };
}

async function readHosts(
  name: string,
  observed: readonly ObservedPlacement[],
  { context, work }: { context: LoopContext; work: Work },
): Promise<Pick<FleetObservation, 'readingOf' | 'staleAfterMs'>> {
  const found = context.adapters.hostReaders.findFor(name);
  const hosts = listQuestions(observed);
  const readings =
    found && hosts.length > 0
      ? await found.adapter.read(
          { inventory: name, hosts, isRequested: work.claim.isRequested },
          work.signal,
        )
      : new Map<string, HostReading>();
  const unanswered: HostReading = {
    cause: found
      ? {
          code: 'partial',
          message: 'partial: the reader has no answer for this host',
        }
      : {
          code: 'not-configured',
          message: `no adapter asks the hosts of inventory "${name}"`,
        },
  };
  return {
    readingOf: ({ name: host, refusal }) =>
      refusal ? { cause: refusal } : readings.get(host) ?? unanswered,
    staleAfterMs: found?.inventory.staleAfterMs ?? 0,
  };
}

/** What to ask of whom: each host once, with what all placements want to know of it. */
function listQuestions(
  observed: readonly ObservedPlacement[],
): HostRequest['hosts'] {
  const asked = new Map<
    string,
    { host: InventoryHost; manifests: ResolvedManifest[] }
  >();
  for (const placement of observed) {
    if ('cause' in placement) {
      continue;
    }
    for (const host of placement.hosts) {
      const { manifest } = placement.resolutions.byHost.get(host.name)!;
      const entry = asked.get(host.name);
      if (host.refusal) {
        continue;
      }
      if (entry) {
        entry.manifests.push(manifest);
      } else {
        asked.set(host.name, { host, manifests: [manifest] });
      }
    }
  }
  const unite = createUnion();
  return [...asked.values()].map(({ host, manifests }) => ({
    host,
    questions: unite(manifests),
  }));
}

/** Thousands of hosts are in the same few sets of placements: their questions are united once. */
function createUnion(): (
  manifests: readonly ResolvedManifest[],
) => ResolvedManifest['questions'] {
  const ids = new Map<ResolvedManifest, number>();
  const united = new Map<string, ResolvedManifest['questions']>();
  return manifests => {
    if (manifests.length === 1) {
      return manifests[0].questions;
    }
    const key = manifests
      .map(manifest => {
        const id = ids.get(manifest) ?? ids.size;
        ids.set(manifest, id);
        return id;
      })
      .join();
    const questions =
      united.get(key) ?? questionsOf(manifests.map(({ items }) => items));
    united.set(key, questions);
    return questions;
  };
}
