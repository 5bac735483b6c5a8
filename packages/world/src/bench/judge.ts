import { KindSchema } from '@oneroof/plugin-gitops-common';
import { getHeapStatistics } from 'node:v8';
import {
  createFleetDocuments,
  FleetDocuments,
  keyOf,
} from './judge/createFleetDocuments';
import {
  judgeFleet,
  ParsedFleet,
  parseFleet,
  PlacementFindings,
} from './judge/judgeFleet';
import { readServerSchemas } from './judge/readServerSchemas';
import { Figures, median, printReport } from './printReport';

const size = { placements: 200, applicationsPerPlacement: 2 };
const warmUpRounds = 4;
const rounds = 9;

const labels: Record<string, string> = {
  objectsCount: 'objects',
  objectBytes: 'mean size of a live object, as JSON',
  inSyncPerSecond: 'objects judged per second, all in sync (median)',
  inSyncAllocatedBytes: 'allocated for one of them',
  schemaPerSecond:
    'the same, with the schemas of a server for Services and Deployments',
  schemaAllocatedBytes: 'allocated for one of them',
  mixedPerSecond: 'objects judged per second, one in nine drifted (median)',
  mixedAllocatedBytes: 'allocated for one of them',
  driftedPerSecond: 'objects judged per second, all drifted (median)',
  driftedAllocatedBytes: 'allocated for one of them',
  parsedPerSecond: 'for comparison: JSON.parse of the live objects (median)',
};

/** What the judges cost, without any reading or writing. */
function main(): void {
  const json = process.argv.includes('--json');
  const schemas = readServerSchemas();
  const none = new Map<string, KindSchema>();
  const figures: Figures = {};
  for (const { name, editedShare, known } of [
    { name: 'inSync', editedShare: 0, known: none },
    { name: 'schema', editedShare: 0, known: schemas },
    // Kinds come in groups of eight: one in nine meets them all.
    { name: 'mixed', editedShare: 1 / 9, known: none },
    { name: 'drifted', editedShare: 1, known: none },
  ]) {
    process.stderr.write(`Judging: ${labels[`${name}PerSecond`]}\n`);
    const documents = createFleetDocuments({ ...size, editedShare });
    const measured = measure(documents, known);
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
function measure(
  documents: FleetDocuments,
  schemas: ReadonlyMap<string, KindSchema>,
) {
  const perSecond: number[] = [];
  const parsedPerSecond: number[] = [];
  let objects = 0;
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    const parsing = cpuSeconds(() =>
      documents.pages.forEach(page => JSON.parse(page)),
    );
    const fleet = parseFleet(documents, schemas);
    objects = fleet.live.objects.length;
    let findings: PlacementFindings[] = [];
    const judging = cpuSeconds(() => {
      findings = judgeFleet(fleet);
    });
    assertExact(findings, documents);
    if (round >= warmUpRounds) {
      perSecond.push(objects / judging);
      parsedPerSecond.push(objects / parsing);
    }
  }
  return {
    objects,
    perSecond: Math.round(median(perSecond)),
    parsedPerSecond: Math.round(median(parsedPerSecond)),
    allocatedBytes: Math.round(
      measureAllocation(parseFleet(documents, schemas)),
    ),
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
function measureAllocation(fleet: ParsedFleet): number {
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
