import {
  assessHost,
  Cause,
  HostDisk,
  HostFacts,
  HostVerdict,
  InventoryHost,
  judgeHost,
  ResourceVerdict,
} from '@oneroof/plugin-gitops-common';
import { describeMachine } from './describeHost';
import { hostApiVersion, hostRef } from './hostRef';
import { HostState, JudgedHost } from './RememberedFleet';

/**
 * Judges and assesses a host. What was judged before from the very same things is not judged again: in a quiet fleet
 * that is everything. Disks fill at every look; they ask for another assessment only.
 *
 * @returns the very object of before where nothing changed that would be stored
 */
export function judgeFleetHost(
  state: HostState,
  before: JudgedHost | undefined,
  limits: { now: Date; staleAfterMs: number },
): JudgedHost {
  const { manifest, reading, report } = state;
  const { items, problems, skipped } = manifest;
  const recalled =
    before && isSameVerdict(before.state, state) ? before : undefined;
  if (recalled && isSameMachine(recalled.state, state)) {
    return recalled;
  }
  const verdict =
    recalled?.verdict ??
    judgeHost({ items, problems, skipped, reading, report, ...limits });
  const health = assessHost({ items, reading, ...limits });
  const description = describeMachine(state);
  if (
    recalled &&
    recalled.description === description &&
    recalled.health.status === health.status &&
    recalled.health.reason === health.reason
  ) {
    // The newest facts are compared with at the next look, and those of before can go.
    recalled.state = state;
    return recalled;
  }
  const resource = recalled?.resource ?? toResource(state.host, verdict);
  return { state, verdict, resource, health, description };
}

function toResource(
  { name }: InventoryHost,
  { sync, drift, cause }: HostVerdict,
): ResourceVerdict {
  return {
    ref: hostRef(name),
    apiVersion: hostApiVersion,
    sync,
    drift,
    cause,
    unmanaged: [],
    ignoredBy: [],
    warnings: [],
  };
}

/** Whether a host would be judged alike. */
function isSameVerdict(a: HostState, b: HostState): boolean {
  return (
    a.manifest === b.manifest &&
    a.report === b.report &&
    a.age === b.age &&
    b.age !== 'undated' &&
    isSameReading(a, b)
  );
}

function isSameReading({ reading: a }: HostState, { reading: b }: HostState) {
  if ('facts' in a) {
    return (
      'facts' in b &&
      a.facts.things === b.facts.things &&
      a.facts.packageManager === b.facts.packageManager
    );
  }
  return 'cause' in b && isSameCause(a.cause, b.cause);
}

function isSameCause(a: Cause, b: Cause): boolean {
  return a.code === b.code && a.message === b.message;
}

/** Whether a host is the same in all that is told of it beside its verdict. */
function isSameMachine(a: HostState, b: HostState): boolean {
  return (
    isSameHost(a.host, b.host) &&
    ('facts' in a.reading && 'facts' in b.reading
      ? isSameFacts(a.reading.facts, b.reading.facts) &&
        (b.age === 'fresh' ||
          a.reading.facts.observedAt === b.reading.facts.observedAt)
      : true)
  );
}

function isSameHost(a: InventoryHost, b: InventoryHost): boolean {
  return (
    a === b ||
    (a.address === b.address &&
      a.groups.length === b.groups.length &&
      a.groups.every((group, index) => group === b.groups[index]))
  );
}

function isSameFacts(a: HostFacts, b: HostFacts): boolean {
  return (
    a === b ||
    (a.os === b.os &&
      a.kernel === b.kernel &&
      a.architecture === b.architecture &&
      a.rebootRequired === b.rebootRequired &&
      areSameDisks(a.disks, b.disks))
  );
}

function areSameDisks(
  a: readonly HostDisk[] = [],
  b: readonly HostDisk[] = [],
): boolean {
  return (
    a.length === b.length &&
    a.every(
      ({ mount, sizeBytes, availableBytes }, index) =>
        b[index].mount === mount &&
        b[index].sizeBytes === sizeBytes &&
        b[index].availableBytes === availableBytes,
    )
  );
}
