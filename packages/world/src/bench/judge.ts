import { getHeapStatistics } from 'node:v8';
import {
  createFleetDocuments,
  FleetDocuments,
  keyOf,
} from './judge/createFleetDocuments';
import { judgeFleet, parseFleet, PlacementFindings } from './judge/judgeFleet';
import { Figures, median, printReport } from './printReport';

const size = { placements: 250, applicationsPerPlacement: 2 };
const warmUpRounds = 4;
const rounds = 9;

const labels: Record<string, string> = {
  objectsCount: 'objects',
  objectBytes: 'mean size of a live object, as JSON',
  inSyncPerSecond: 'objects judged per second, all in sync (median)',
  inSyncAllocatedBytes: 'allocated for one of them',
  mixedPerSecond: 'objects judged per second, one in nine drifted (median)',
  mixedAllocatedBytes: 'allocated for one of them',
  driftedPerSecond: 'objects judged per second, all drifted (median)',
  driftedAllocatedBytes: 'allocated for one of them',
  parsedPerSecond: 'for comparison: JSON.parse of the live objects (median)',
};

/** What the judges cost, without any reading or writing. */
function main(): void {
  const json = process.argv.includes('--json');
  const figures: Figures = {};
  for (const [name, editedShare] of [
    ['inSync', 0],
    // Kinds come in groups of eight: one in nine meets them all.
    ['mixed', 1 / 9],
    ['drifted', 1],
  ] as const) {
    process.stderr.write(`Judging, share of drifted objects ${editedShare}\n`);
    const documents = createFleetDocuments({ ...size, editedShare });
    const measured = measure(documents);
    figures.objectsCount = measured.objects;
    figures.objectBytes = Math.round(documents.objectBytes);
    figures[`${name}PerSecond`] = measured.perSecond;
    figures[`${name}AllocatedBytes`] = measured.allocatedBytes;
    if (name === 'inSync') {
      figures.parsedPerSecond = measured.parsedPerSecond;
    }
  }
  figures.rssMiB = Math.round(process.memoryUsage().rss / 2 ** 20);
  printReport('judge', figures, { json, labels });
}

/** Measures one fleet in rounds, each with documents that were parsed anew. */
function measure(documents: FleetDocuments) {
  const perSecond: number[] = [];
  const parsedPerSecond: number[] = [];
  const allocated: number[] = [];
  let objects = 0;
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    const parsing = cpuSeconds(() =>
      documents.pages.forEach(page => JSON.parse(page)),
    );
    const fleet = parseFleet(documents);
    objects = fleet.live.objects.length;
    let findings: PlacementFindings[] = [];
    const judging = cpuSeconds(() => {
      findings = judgeFleet(fleet);
    });
    assertExact(findings, documents);
    if (round >= warmUpRounds) {
      perSecond.push(objects / judging);
      parsedPerSecond.push(objects / parsing);
      allocated.push(measureAllocation(documents));
    }
  }
  return {
    objects,
    perSecond: Math.round(median(perSecond)),
    parsedPerSecond: Math.round(median(parsedPerSecond)),
    allocatedBytes: Math.round(median(allocated)),
  };
}

/** Processor time, not time on the clock: others may use the machine. Threads of the collector and compiler count. */
function cpuSeconds(task: () => void): number {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Bytes for one object: what the heap grew by at each placement, without those that a collection fell into. */
function measureAllocation(documents: FleetDocuments): number {
  const fleet = parseFleet(documents);
  const perPlacement = fleet.live.objects.length / fleet.placements.length;
  const growths: number[] = [];
  let before = 0;
  judgeFleet(fleet, () => {
    const { used_heap_size: used } = getHeapStatistics();
    if (before > 0 && used > before) {
      growths.push(used - before);
    }
    before = getHeapStatistics().used_heap_size;
  });
  return median(growths) / perPlacement;
}

/** A fast judge that found something else than what was edited would be worth nothing. */
function assertExact(
  findings: readonly PlacementFindings[],
  { edited }: FleetDocuments,
): void {
  for (const { verdicts } of findings) {
    for (const { ref, sync, drift } of verdicts) {
      const { kind, namespace, name } = ref;
      const expected = edited.get(
        keyOf({ kind, metadata: { namespace, name } }),
      );
      const found = drift.map(({ path }) => path).sort();
      if (
        sync !== (expected ? 'drifted' : 'in-sync') ||
        found.join() !== [...(expected ?? [])].sort().join()
      ) {
        throw new Error(
          `${kind} ${namespace}/${name}: ${sync}, found ${found.join()}, expected ${expected?.join()}`,
        );
      }
    }
  }
}

main();
