import { Cause, ResourceVerdict } from '@oneroof/plugin-gitops-common';
import { isConfirmed } from '../confirmEmptiness';
import { carryResourceLastGood } from '../target/carryResourceLastGood';
import { DescribedResource } from '../target/describeResource';
import { refOfKey } from '../target/refOfKey';
import { RememberedResource } from '../target/TargetMemory';
import { describeHost, describeListed } from './describeHost';
import { hostApiVersion } from './hostRef';

/** Hosts that have rows and are in their group no longer. */
export interface AbsentHosts {
  /** Not believed to be gone yet. */
  doubted: Array<{ resource: ResourceVerdict; record: DescribedResource }>;
  /** Keys of those that were absent twice. */
  removed: string[];
  /** First time that one of the doubted ones was absent. */
  doubtedSince?: string;
}

/**
 * Hosts that left their group. An inventory that was cut short looks the same, so they are `unknown` until another look,
 * no sooner than `confirmAfterMs` after the first one, finds the same.
 */
export function findAbsentHosts(
  remembered: ReadonlyMap<string, RememberedResource>,
  known: {
    present: { has(key: string): boolean };
    observedAt: string | undefined;
    /** The group, in words. */
    place: string;
    now: Date;
  },
): AbsentHosts {
  const { present, observedAt, place, now } = known;
  const absent: AbsentHosts = { doubted: [], removed: [] };
  for (const [key, before] of remembered) {
    if (present.has(key)) {
      continue;
    }
    const { absentAt } = before;
    if (absentAt !== undefined && isConfirmed(absentAt, now)) {
      absent.removed.push(key);
      continue;
    }
    const since = absentAt ?? now.toISOString();
    if (absent.doubtedSince === undefined || since < absent.doubtedSince) {
      absent.doubtedSince = since;
    }
    absent.doubted.push(doubt(key, before, { since, observedAt, place }));
  }
  return absent;
}

function doubt(
  key: string,
  before: RememberedResource,
  known: { since: string; observedAt: string | undefined; place: string },
): AbsentHosts['doubted'][number] {
  const cause: Cause = {
    code: 'empty',
    message: `the host is not in ${known.place} any more; waiting for a second look`,
  };
  const resource: ResourceVerdict = {
    ref: refOfKey(key, before),
    apiVersion: hostApiVersion,
    sync: 'unknown',
    cause,
    drift: [],
    unmanaged: [],
    ignoredBy: [],
    warnings: [],
  };
  const record = describeHost({
    verdict: { sync: 'unknown', drift: [], unchecked: [], coverage: 0, cause },
    resource,
    health: { status: 'unknown', reason: cause.message },
    lastGood: carryResourceLastGood(resource, before, known.observedAt),
    description: describeListed({ groups: [] }),
    absentAt: known.since,
  });
  return { resource, record };
}
