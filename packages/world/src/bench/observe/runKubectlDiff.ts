import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { FleetPlacement } from './fleet';
import { writeFleet } from './writeFleet';

/**
 * What people do without a portal: `kubectl diff --server-side` over all manifests, in one run.
 *
 * @returns milliseconds; undefined where there is no kubectl
 */
export async function runKubectlDiff(
  kubeconfig: string,
  fleet: readonly FleetPlacement[],
): Promise<number | undefined> {
  const directory = await mkdtemp(join(tmpdir(), 'oneroof-bench-'));
  try {
    const file = await writeFleet(directory, fleet);
    const start = performance.now();
    const code = await run('kubectl', [
      'diff',
      '--server-side',
      '--force-conflicts',
      '--field-manager=argocd-controller',
      `--kubeconfig=${kubeconfig}`,
      `--filename=${file}`,
    ]);
    // 0 says in sync, 1 says drift; anything else says nothing.
    if (code !== undefined && code > 1) {
      throw new Error(`kubectl diff ended with ${code}`);
    }
    return code === undefined ? undefined : performance.now() - start;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function run(program: string, args: string[]): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? resolve(undefined) : reject(error),
    );
    child.once('close', code => resolve(code ?? 2));
  });
}
