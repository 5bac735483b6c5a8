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
/** Machines are noisy, so what is compared is measured in turns. */
const rounds = 3;
const driftsPerRound = 3;
const startRounds = 21;

const labels: Record<string, string> = {
  objectsCount: 'objects',
  startMs: 'oneroof --help, the whole process (median)',
  oneroofMs: 'oneroof drift, the whole process (median)',
  kubectlDiffMs: 'kubectl diff --server-side, the whole process (median)',
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
    const file = await writeFleet(directory, fleet);
    const drifts: number[] = [];
    const diffs: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      say(
        `Comparing with oneroof and with kubectl, round ${round} of ${rounds}`,
      );
      const { kubeconfig } = plane;
      drifts.push(
        ...(await repeat(driftsPerRound, () =>
          runDrift(oneroof, file, kubeconfig),
        )),
      );
      const diff = await runKubectlDiff(kubeconfig, fleet);
      diffs.push(...(diff === undefined ? [] : [diff]));
    }
    printReport('cli', summarise({ starts, drifts, diffs }), {
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
  times: number,
  run: () => Promise<{ milliseconds: number }>,
): Promise<number[]> {
  const measured: number[] = [];
  for (let count = 0; count < times; count += 1) {
    measured.push((await run()).milliseconds);
  }
  return measured;
}

function summarise(measured: {
  starts: readonly number[];
  drifts: readonly number[];
  /** Empty where there is no kubectl. */
  diffs: readonly number[];
}): Figures {
  const { starts, drifts, diffs } = measured;
  const oneroofMs = median(drifts);
  const kubectlDiffMs = diffs.length > 0 ? median(diffs) : undefined;
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
