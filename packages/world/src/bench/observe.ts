import kubernetesModule from '@oneroof/plugin-gitops-backend-module-kubernetes';
import { Knex } from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  startControlPlane,
  ControlPlane,
} from '@oneroof/plugin-gitops-node/testUtils';
import { GitServer } from '../gitServer/GitServer';
import { applyFleet } from './observe/applyFleet';
import { createFleet, createFleetRepository } from './observe/fleet';
import { listBare } from './observe/listBare';
import { RowCounter } from './observe/RowCounter';
import { runKubectlDiff } from './observe/runKubectlDiff';
import { Observer, startObserver } from './observe/startObserver';
import { Figures, median, printReport } from './printReport';

const size = { placements: 50, objectsPerPlacement: 20 };
const cluster = 'bench';
/** The first one is told apart: a backend runs for weeks, and compiles its code once. */
const rounds = 6;
const steadyPasses = 5;

const labels: Record<string, string> = {
  objectsCount: 'objects',
  placementsCount: 'placements',
  bareMs: 'bare list and parse (median)',
  desiredMs: 'git: files fetched and rendered, once for a tree (median)',
  coldMs: 'our cold observation, to stored verdicts (median)',
  firstColdMs: 'the same, the first one of the process',
  steadyMs: 'our steady observation (median)',
  kubectlDiffMs: 'kubectl diff --server-side',
  coldToBareRatio: 'cold against bare',
  steadyToBareRatio: 'steady against bare',
  kubectlToColdRatio: 'kubectl diff against our cold',
  steadyRowsCount: 'rows written by one steady observation',
  steadyQueueRowsCount: 'queue bookkeeping of one steady observation',
  rssMiB: 'memory of the whole process, MiB',
};

/** What one round measured; bare and ours side by side, since these machines are noisy. */
interface Round {
  bare: number[];
  desired: number;
  cold: number;
  steady: number[];
  rows: number;
  queueRows: number;
}

async function main(): Promise<void> {
  const json = process.argv.includes('--json');
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const directory = await mkdtemp(join(tmpdir(), 'oneroof-bench-'));
  const git = new GitServer({ directory });
  let plane: ControlPlane | undefined;
  try {
    say('Starting a real control plane');
    plane = await startControlPlane();
    const fleet = createFleet(size);
    say(`Applying ${size.placements * size.objectsPerPlacement} objects`);
    await applyFleet(plane, fleet);
    await git.start();
    const repository = await git.createRepository('fleet');
    await repository.commit([
      {
        author: { name: 'Bench', email: 'bench@example.com' },
        date: new Date(),
        message: 'Declare the fleet',
        files: createFleetRepository(fleet, cluster),
      },
    ]);
    const measured: Round[] = [];
    for (let round = 1; round <= rounds; round++) {
      say(`Observing, round ${round} of ${rounds}`);
      measured.push(await measureRound(plane, git.urlOf('fleet')));
    }
    say('Running kubectl diff --server-side');
    const kubectlDiffMs = await runKubectlDiff(plane.kubeconfig, fleet);
    printReport('observe', summarise(measured, kubectlDiffMs), {
      json,
      labels,
    });
  } finally {
    await git.stop();
    await plane?.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function measureRound(
  plane: ControlPlane,
  repositoryUrl: string,
): Promise<Round> {
  const bare = [await measureBare(plane)];
  const { kubeconfig } = plane;
  const observer = await startObserver({
    repositoryUrl,
    module: kubernetesModule,
    targets: {
      clusters: [{ name: cluster, kubeconfig: { path: kubeconfig } }],
    },
  });
  try {
    // What the start of a backend leaves behind is not collected at the cost of what is measured.
    collectGarbage();
    const cold = await measureCold(observer);
    bare.push(await measureBare(plane));
    // The pass after the first one may still settle what the first one found; steady is what comes then.
    await observer.passes.nextTargetPasses(1);
    const counter = new RowCounter(observer.knex);
    const steady = await observer.passes.nextTargetPasses(steadyPasses);
    const { rows, queueRows } = counter.take();
    bare.push(await measureBare(plane));
    return {
      bare,
      desired: observer.passes.longestRepositoryPass,
      cold,
      steady,
      rows: rows / steadyPasses,
      queueRows: queueRows / steadyPasses,
    };
  } finally {
    await observer.stop();
  }
}

/**
 * The first pass that has something to compare: nothing was judged, stored or remembered before. What git declares was
 * rendered by the pass over the repository, which is measured apart. Passes that came before git was read had nothing to
 * do but open the connection to the cluster.
 */
async function measureCold({ knex, passes }: Observer): Promise<number> {
  for (;;) {
    const [milliseconds] = await passes.nextTargetPasses(1);
    if (await knex('resources').first('key')) {
      await assertInSync(knex);
      return milliseconds;
    }
  }
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

async function measureBare(plane: ControlPlane): Promise<number> {
  collectGarbage();
  const { objects, milliseconds } = await listBare(plane);
  const expected = size.placements * size.objectsPerPlacement;
  if (objects < expected) {
    throw new Error(`The cluster holds ${objects} objects, not ${expected}`);
  }
  return milliseconds;
}

/** A fast observation that found something else than what stands there would be worth nothing. */
async function assertInSync(knex: Knex): Promise<void> {
  const rows = (await knex('resources')
    .select('sync')
    .count({ count: '*' })
    .groupBy('sync')) as Array<{ sync: string; count: number }>;
  const found = Object.fromEntries(rows.map(row => [row.sync, row.count]));
  const expected = size.placements * size.objectsPerPlacement;
  if (found['in-sync'] !== expected) {
    throw new Error(`Verdicts: ${JSON.stringify(found)}`);
  }
}

function summarise(
  measured: readonly Round[],
  kubectlDiffMs: number | undefined,
): Figures {
  const [first, ...warm] = measured;
  const bareMs = median(warm.flatMap(round => round.bare));
  const coldMs = median(warm.map(round => round.cold));
  const steadyMs = median(warm.flatMap(round => round.steady));
  return {
    objectsCount: size.placements * size.objectsPerPlacement,
    placementsCount: size.placements,
    bareMs,
    desiredMs: median(measured.map(round => round.desired)),
    coldMs,
    firstColdMs: first.cold,
    steadyMs,
    ...(kubectlDiffMs === undefined
      ? {}
      : { kubectlDiffMs, kubectlToColdRatio: kubectlDiffMs / coldMs }),
    coldToBareRatio: coldMs / bareMs,
    steadyToBareRatio: steadyMs / bareMs,
    steadyRowsCount: median(measured.map(round => round.rows)),
    steadyQueueRowsCount: median(measured.map(round => round.queueRows)),
    rssMiB: Math.round(process.memoryUsage().rss / 2 ** 20),
  };
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
