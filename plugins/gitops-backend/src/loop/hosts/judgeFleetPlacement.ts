import {
  Cause,
  Health,
  InventoryHost,
  ResourceVerdict,
  stringifyResourceRef,
  summarizeHealth,
} from '@oneroof/plugin-gitops-common';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { carryResourceLastGood } from '../target/carryResourceLastGood';
import {
  concludeJudgement,
  PassTimes,
  PlacementJudgement,
} from '../target/concludeJudgement';
import { DescribedResource } from '../target/describeResource';
import { summarizePlacement } from '../target/summarizePlacement';
import {
  RememberedPlacement,
  RememberedResource,
} from '../target/TargetMemory';
import { TimeSlice } from '../TimeSlice';
import { ageOfFacts } from './ageOfFacts';
import { describeHost } from './describeHost';
import { findAbsentHosts } from './findAbsentHosts';
import { hostApiVersion, hostRef } from './hostRef';
import { judgeFleetHost } from './judgeFleetHost';
import { currentReports } from './loadReports';
import { FleetObservation, ObservedPlacement } from './observeFleet';
import { JudgedHost } from './RememberedFleet';
import { summarizeFleet } from './summarizeFleet';

/** What hosts were found to be. */
interface HostsJudgement {
  hosts: JudgedHost[];
  verdicts: ResourceVerdict[];
  upserted: DescribedResource[];
  resources: Map<string, RememberedResource>;
  /** Whether every host is the very one of the last pass. */
  isUnchanged: boolean;
}

/** Judges a placement by what git declares for its hosts and what they say. */
export async function judgeFleetPlacement(
  placement: StoredPlacement,
  observed: Exclude<ObservedPlacement, { cause: Cause }>,
  known: {
    fleet: FleetObservation;
    remembered: RememberedPlacement;
    inventory: string;
    oldAfterMs: number;
    times: PassTimes;
    slice: TimeSlice;
  },
): Promise<PlacementJudgement & { doubtedSince?: string }> {
  const { remembered, times } = known;
  const { now } = times;
  const judgement = await judgeHosts(placement, observed, known);
  const absent = findAbsentHosts(remembered.resources, {
    present: judgement.resources,
    observedAt: times.observedAt,
    place: `group "${placement.group}" of inventory "${known.inventory}"`,
    now,
  });
  addAbsent(judgement, absent.doubted, remembered);
  const isUnchanged =
    judgement.isUnchanged &&
    absent.removed.length === 0 &&
    judgement.resources.size === remembered.resources.size;
  const summary =
    (isUnchanged ? remembered.fleet?.summary : undefined) ??
    summarizeFleet(placement, judgement.hosts);
  const emptiness: Cause = {
    code: 'empty',
    message: `group "${placement.group}" of inventory "${known.inventory}" has no hosts`,
  };
  const verdict = summarizePlacement(
    placement,
    {
      verdicts: judgement.verdicts,
      healths: [healthOf(judgement, emptiness)],
    },
    {
      versions: summary.versions,
      observedAt: times.observedAt,
      cause: observed.hosts.length === 0 ? emptiness : undefined,
      hosts: summary.hosts,
    },
  );
  const conclusion = await concludeJudgement(placement, verdict, {
    remembered: {
      ruleset: placement.desiredTree ?? '',
      resources: judgement.resources,
      fleet: {
        resolutions: observed.resolutions,
        reports: observed.reports,
        summary,
      },
    },
    upserted: judgement.upserted,
    removed: absent.removed,
    verdicts: judgement.verdicts,
    now,
  });
  return { ...conclusion, doubtedSince: absent.doubtedSince };
}

function healthOf({ hosts }: HostsJudgement, emptiness: Cause): Health {
  return hosts.length === 0
    ? { status: 'unknown', reason: emptiness.message }
    : summarizeHealth(
        hosts.map(({ state, health }) => ({ host: state.host.name, health })),
      );
}

async function judgeHosts(
  placement: StoredPlacement,
  observed: Exclude<ObservedPlacement, { cause: Cause }>,
  known: Parameters<typeof judgeFleetPlacement>[2],
): Promise<HostsJudgement> {
  const { fleet, remembered, slice, times } = known;
  const { staleAfterMs } = fleet;
  const { now } = times;
  const limits = { now, staleAfterMs, oldAfterMs: known.oldAfterMs };
  const reports = currentReports(observed.reports, placement, {
    now,
    factsStaleAfterMs: staleAfterMs,
  });
  const judgement: HostsJudgement = {
    hosts: [],
    verdicts: [],
    upserted: [],
    resources: new Map(),
    isUnchanged: true,
  };
  for (const host of observed.hosts) {
    if (slice.isUsed) {
      await slice.rest();
    }
    const reading = fleet.readingOf(host);
    const before = remembered.resources.get(keyOf(host));
    const judged = judgeFleetHost(
      {
        host,
        manifest: observed.resolutions.byHost.get(host.name)!.manifest,
        reading,
        report: reports.get(host.name)?.report,
        age: ageOfFacts(reading, limits),
      },
      before?.host,
      limits,
    );
    addHost(judgement, judged, { before, observedAt: times.observedAt });
  }
  return judgement;
}

function keyOf({ name }: InventoryHost): string {
  return stringifyResourceRef(hostRef(name));
}

function addHost(
  judgement: HostsJudgement,
  judged: JudgedHost,
  known: {
    before: RememberedResource | undefined;
    observedAt: string | undefined;
  },
): void {
  const { before, observedAt } = known;
  judgement.hosts.push(judged);
  judgement.verdicts.push(judged.resource);
  if (before?.host === judged) {
    judgement.resources.set(keyOf(judged.state.host), before);
    return;
  }
  judgement.isUnchanged = false;
  const record = describeHost({
    ...judged,
    lastGood: carryResourceLastGood(judged.resource, before, observedAt),
  });
  if (record.hash !== before?.hash) {
    judgement.upserted.push(record);
  }
  judgement.resources.set(record.key, toRemembered(record, judged));
}

/** Hosts that are not in the group any more, as long as that is not believed. */
function addAbsent(
  judgement: HostsJudgement,
  doubted: ReadonlyArray<{
    resource: ResourceVerdict;
    record: DescribedResource;
  }>,
  { resources }: RememberedPlacement,
): void {
  for (const { resource, record } of doubted) {
    judgement.verdicts.push(resource);
    if (record.hash !== resources.get(record.key)?.hash) {
      judgement.upserted.push(record);
      judgement.isUnchanged = false;
    }
    judgement.resources.set(record.key, toRemembered(record));
  }
}

function toRemembered(
  record: DescribedResource,
  host?: JudgedHost,
): RememberedResource {
  const absentAt = record.host?.absentAt;
  return {
    apiVersion: hostApiVersion,
    kind: record.ref.kind,
    sync: record.sync,
    health: record.health.status,
    lastGood: record.lastGood,
    ...(absentAt !== undefined && { absentAt }),
    hash: record.hash,
    ...(host && { host }),
  };
}
