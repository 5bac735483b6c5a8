import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePorts } from './findFreePorts';
import { findControlPlane } from './findControlPlane';
import { startControllers } from './startControllers';
import { Program, startProgram } from './startProgram';

/**
 * A control plane that runs.
 *
 * @public
 */
export interface ControlPlane {
  /** Path of a kubeconfig with the contexts `admin` (the current one, may do everything) and `viewer` (may do nothing). */
  kubeconfig: string;
  /** URL of the API server. */
  server: string;
  /** Certificate of the API server, PEM. */
  ca: string;
  /** Bearer tokens by user. */
  tokens: { admin: string; viewer: string };
  /** Stops what was started and removes its files. */
  stop(): Promise<void>;
}

/**
 * What to start.
 *
 * @public
 */
export interface ControlPlaneOptions {
  /** Loopback ports; free ones are chosen when absent. */
  ports?: { api: number; etcd: number; etcdPeer: number };
  /** Starts the controller manager and the scheduler too. */
  controllers?: boolean;
}

const startTimeoutMs = 60_000;

/**
 * Starts etcd and a real kube-apiserver, and, where asked for, the controllers, on loopback. Takes some 5 seconds.
 *
 * @throws Error that says what is missing, or which program ended and with which last words
 * @public
 */
export async function startControlPlane(
  options: ControlPlaneOptions = {},
): Promise<ControlPlane> {
  const found = findControlPlane();
  if ('missing' in found) {
    throw new Error(`There is no ${found.missing}`);
  }
  const [api, etcd, etcdPeer] = await findFreePorts(3);
  const ports = options.ports ?? { api, etcd, etcdPeer };
  const directory = await mkdtemp(join(tmpdir(), 'oneroof-control-plane-'));
  const programs: Program[] = [];
  const stop = async () => {
    await Promise.all(programs.map(program => program.stop()));
    await rm(directory, { recursive: true, force: true });
  };
  const start = (name: string, path: string, args: string[]) =>
    programs.push(startProgram({ name, path, args, directory }));
  try {
    const tokens = await writeCredentials(directory);
    start('etcd', found.etcd, etcdArguments(directory, ports));
    start('kube-apiserver', found.apiServer, apiArguments(directory, ports));
    const server = `https://127.0.0.1:${ports.api}`;
    const ca = await waitUntilReady(
      {
        server,
        token: tokens.admin,
        certificate: join(directory, 'certs', 'apiserver.crt'),
      },
      programs,
    );
    const kubeconfig = join(directory, 'kubeconfig');
    await writeFile(kubeconfig, JSON.stringify(describe(server, ca, tokens)), {
      mode: 0o600,
    });
    if (options.controllers) {
      programs.push(
        ...(await startControllers(found, { directory, kubeconfig })),
      );
    }
    return { kubeconfig, server, ca, tokens, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function writeCredentials(directory: string) {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const tokens = {
    admin: randomBytes(16).toString('hex'),
    viewer: randomBytes(16).toString('hex'),
  };
  const files = {
    'sa.key': keys.privateKey.export({ type: 'pkcs1', format: 'pem' }),
    'sa.pub': keys.publicKey.export({ type: 'spki', format: 'pem' }),
    'tokens.csv': `${tokens.admin},admin,admin,system:masters\n${tokens.viewer},viewer,viewer\n`,
  };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(directory, name), content, { mode: 0o600 });
  }
  return tokens;
}

function etcdArguments(
  directory: string,
  ports: { etcd: number; etcdPeer: number },
): string[] {
  const client = `http://127.0.0.1:${ports.etcd}`;
  const peer = `http://127.0.0.1:${ports.etcdPeer}`;
  return [
    `--data-dir=${directory}/etcd`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
    // A test's data need not survive a power cut, and waiting for the disk is most of the time of a write.
    '--unsafe-no-fsync',
  ];
}

function apiArguments(
  directory: string,
  ports: { api: number; etcd: number },
): string[] {
  return [
    `--etcd-servers=http://127.0.0.1:${ports.etcd}`,
    `--secure-port=${ports.api}`,
    '--bind-address=127.0.0.1',
    `--cert-dir=${directory}/certs`,
    `--service-account-key-file=${directory}/sa.pub`,
    `--service-account-signing-key-file=${directory}/sa.key`,
    '--service-account-issuer=https://kubernetes.default.svc',
    '--service-cluster-ip-range=10.0.0.0/16',
    `--token-auth-file=${directory}/tokens.csv`,
    '--authorization-mode=RBAC',
    '--allow-privileged=true',
    '--disable-admission-plugins=ServiceAccount',
  ];
}

/** Returns the certificate that the server made for itself. */
async function waitUntilReady(
  target: { server: string; token: string; certificate: string },
  programs: readonly Program[],
): Promise<string> {
  const end = performance.now() + startTimeoutMs;
  while (performance.now() < end) {
    for (const program of programs) {
      await program.throwIfEnded();
    }
    const ca = await readFile(target.certificate, 'utf8').catch(
      () => undefined,
    );
    if (ca && (await isReady(target, ca))) {
      return ca;
    }
    await sleep(100);
  }
  throw new Error(`The control plane was not ready in ${startTimeoutMs} ms`);
}

function isReady(
  { server, token }: { server: string; token: string },
  ca: string,
): Promise<boolean> {
  return new Promise(resolve => {
    get(
      `${server}/readyz`,
      {
        ca,
        headers: { authorization: `Bearer ${token}` },
        timeout: 2_000,
        agent: false,
      },
      response => {
        response.resume();
        resolve(response.statusCode === 200);
      },
    )
      .on('timeout', () => resolve(false))
      .on('error', () => resolve(false));
  });
}

function describe(
  server: string,
  ca: string,
  tokens: ControlPlane['tokens'],
): unknown {
  const users = Object.entries(tokens);
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: 'local',
        cluster: {
          server,
          'certificate-authority-data': Buffer.from(ca).toString('base64'),
        },
      },
    ],
    users: users.map(([name, token]) => ({ name, user: { token } })),
    contexts: users.map(([name]) => ({
      name,
      context: { cluster: 'local', user: name },
    })),
    'current-context': 'admin',
  };
}
