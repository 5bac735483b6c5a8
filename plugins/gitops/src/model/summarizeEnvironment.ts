import {
  DeliveryEnvironmentView,
  PlacementView,
  RevisionView,
} from '@oneroof/plugin-gitops-common';
import { SyncCounts } from '../api/queries';
import { resourceVerdicts } from './verdicts';

type Versions = PlacementView['runs'];

/** What a card says about an environment with one or many placements. */
export interface EnvironmentFacts {
  counts: SyncCounts;
  total: number;
  clusters: number;
  hostGroups: number;
  /** Machines of all of them, each group once; 0 while none was observed. */
  hosts: number;
  /** The oldest look at any placement; absent while one was never seen. */
  observedAt?: string;
  stale: boolean;
  refreshing: boolean;
  /** Newest declared revision. */
  revision?: RevisionView;
  /** Other commits that placements of this environment declare. */
  otherRevisions: number;
  /** Versions that git declares and that do not run as such. */
  notRunning: Versions;
  /** Placements that say why they are unknown. */
  causes: PlacementView[];
  /** Reason of the worst health in words. */
  healthReason?: string;
}

/** Adds up what the placements of an environment report. */
export function summarizeEnvironment(
  environment: DeliveryEnvironmentView,
): EnvironmentFacts {
  const { placements } = environment;
  const counts = sumCounts(placements.map(placement => placement.counts));
  const targets = new Map(
    placements.map(({ target }) => [target.name, target.type]),
  );
  const types = [...targets.values()];
  const revisions = newestRevisions(placements);
  return {
    counts,
    total: resourceVerdicts.reduce((sum, verdict) => sum + counts[verdict], 0),
    clusters: types.filter(type => type === 'kubernetes').length,
    hostGroups: types.filter(type => type === 'hosts').length,
    hosts: countHosts(placements),
    observedAt: oldestObservation(placements),
    stale: placements.some(placement => placement.stale),
    refreshing: placements.some(placement => placement.refreshing),
    revision: revisions[0],
    otherRevisions: Math.max(0, revisions.length - 1),
    notRunning: notRunning(environment.declares, environment.runs),
    causes: placements.filter(placement => placement.cause),
    healthReason: placements.find(
      placement =>
        placement.health === environment.health && placement.healthReason,
    )?.healthReason,
  };
}

/** Adds counts by verdict. */
export function sumCounts(all: SyncCounts[]): SyncCounts {
  const sum: SyncCounts = {
    'in-sync': 0,
    ignored: 0,
    extra: 0,
    unknown: 0,
    missing: 0,
    drifted: 0,
  };
  for (const counts of all) {
    for (const verdict of resourceVerdicts) {
      sum[verdict] += counts[verdict];
    }
  }
  return sum;
}

/** Two deliveries to one group of hosts do not double its machines. */
function countHosts(placements: PlacementView[]): number {
  const byTarget = new Map<string, number>();
  for (const { target, hostCount = 0 } of placements) {
    if (target.type === 'hosts') {
      const known = byTarget.get(target.name) ?? 0;
      byTarget.set(target.name, Math.max(known, hostCount));
    }
  }
  return [...byTarget.values()].reduce((sum, number) => sum + number, 0);
}

function oldestObservation(placements: PlacementView[]): string | undefined {
  let oldest: string | undefined;
  for (const { observedAt } of placements) {
    if (!observedAt) {
      return undefined;
    }
    if (!oldest || Date.parse(observedAt) < Date.parse(oldest)) {
      oldest = observedAt;
    }
  }
  return oldest;
}

function newestRevisions(placements: PlacementView[]): RevisionView[] {
  const byCommit = new Map<string, RevisionView>();
  for (const { revision } of placements) {
    if (revision) {
      byCommit.set(`${revision.repository} ${revision.commit}`, revision);
    }
  }
  return [...byCommit.values()].sort(
    (a, b) => Date.parse(b.committedAt) - Date.parse(a.committedAt),
  );
}

function notRunning(declares: Versions, runs: Versions): Versions {
  // An artifact that the target does not report at all is not a difference: not every target can name versions.
  return declares.filter(({ artifact, version }) => {
    const running = runs.filter(run => run.artifact === artifact);
    return running.length > 0 && running.some(run => run.version !== version);
  });
}
