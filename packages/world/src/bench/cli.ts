import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ControlPlane,
  startControlPlane,
} from '@oneroof/plugin-gitops-node/testUtils';
import { installCli } from './cli/installCli';
import { timeProgram } from './cli/timeProgram';
import { applyFleet } from './observe/applyFleet';
import { createFleet } from './observe/fleet';
import { runKubectlDiff } from './observe/runKubectlDiff';
import { writeFleet } from './observe/writeFleet';
import { Figures, median, printReport } from './printReport';

const size = { placements: 50, objectsPerPlacement: 20 };
const objectsCount = size.placements * size.objectsPerPlacement;
const driftRounds = 9;
const startRounds = 21;

const labels: Record<string, string> = {
  objectsCount: 'objects',
  startMs: 'oneroof --help, the whole process (median)',
  oneroofMs: 'oneroof drift, the whole process (median)',
  kubectlDiffMs: 'kubectl diff --server-side, the whole process',
  kubectlToOneroofRatio: 'kubectl diff against oneroof drift',
};

async function main(): Promise<void> {
  const json = process.argv.includes('--json');
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const directory = await mkdtemp(join(tmpdir(), 'oneroof-bench-'));
  let plane: ControlPlane | undefined;
  try {
    say('Building the command line');
    const oneroof = await installCli(directory);
    say('Starting a real control plane');
    plane = await startControlPlane();
    const fleet = createFleet(size);
    say(`Applying ${objectsCount} objects`);
    await applyFleet(plane, fleet);
    say(`Starting oneroof, ${startRounds} times`);
    const starts = await repeat(startRounds, () =>
      timeProgram(process.execPath, [oneroof, '--help']),
    );
    say(`Running oneroof drift, ${driftRounds} times`);
    const file = await writeFleet(directory, fleet);
    const drifts = await repeat(driftRounds, () =>
      runDrift(oneroof, file, plane!.kubeconfig),
    );
    say('Running kubectl diff --server-side');
    const kubectlDiffMs = await runKubectlDiff(plane.kubeconfig, fleet);
    printReport('cli', summarise({ starts, drifts, kubectlDiffMs }), {
      json,
      labels,
    });
  } finally {
    await plane?.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** A fast answer that found something else than what stands there would be worth nothing. */
async function runDrift(oneroof: string, file: string, kubeconfig: string) {
  const run = await timeProgram(process.execPath, [
    ...[oneroof, 'drift', '-f', file, '--kubeconfig', kubeconfig],
    ...['--owner', 'argocd-controller'],
  ]);
  if (!run.stdout.startsWith(`${objectsCount} in sync `)) {
    throw new Error(`oneroof drift found: ${run.stdout.slice(0, 2000)}`);
  }
  return run;
}

async function repeat(
  rounds: number,
  run: () => Promise<{ milliseconds: number }>,
): Promise<number[]> {
  const measured: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    measured.push((await run()).milliseconds);
  }
  return measured;
}

function summarise(measured: {
  starts: readonly number[];
  drifts: readonly number[];
  kubectlDiffMs: number | undefined;
}): Figures {
  const { starts, drifts, kubectlDiffMs } = measured;
  const oneroofMs = median(drifts);
  return {
    objectsCount,
    startMs: median(starts),
    oneroofMs,
    ...(kubectlDiffMs === undefined
      ? {}
      : { kubectlDiffMs, kubectlToOneroofRatio: kubectlDiffMs / oneroofMs }),
  };
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
