import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startSshServer } from '@oneroof/plugin-gitops-node/testUtils';
import { createMachineConfig } from './createMachineConfig';
import { machineDirectory, machineFiles } from './machine';
import { backendPort, frontendPort } from './ports';

/** The demo, as a new user starts it, and one real machine beside its world. Ends with it. */
async function main(): Promise<number> {
  await rm(machineDirectory, { recursive: true, force: true });
  await mkdir(machineFiles, { recursive: true });
  const server = await startSshServer();
  try {
    const config = path.join(machineDirectory, 'app-config.machine.yaml');
    await writeFile(config, await createMachineConfig(server), { mode: 0o600 });
    return await runDemo(config);
  } finally {
    await server.stop();
  }
}

function runDemo(config: string): Promise<number> {
  const demo = spawn(
    process.execPath,
    [
      ...['scripts/run.mjs', 'demo', '--dir', '.demo-e2e', '--no-life'],
      ...['--port', `${frontendPort}`, '--backend-port', `${backendPort}`],
      ...['--config', config],
    ],
    { cwd: path.join(__dirname, '../..'), stdio: 'inherit' },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => demo.kill(signal));
  }
  return new Promise((resolve, reject) => {
    demo.once('error', reject);
    demo.once('exit', code => resolve(code ?? 1));
  });
}

main().then(
  code => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
