import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePorts } from '../controlPlane/findFreePorts';
import { Program, startProgram } from '../controlPlane/startProgram';
import { createKeyPair } from './createKeyPair';
import { findSshPrograms } from './findSshPrograms';
import { listDescendants } from './listDescendants';
import { sshServerConfiguration } from './sshServerConfiguration';
import { SshServerOptions } from './SshServerOptions';

/**
 * A machine that is reached by SSH: this one.
 *
 * @public
 */
export interface SshServer {
  /** The addresses at which it answers, for example `127.0.1.1`. */
  addresses: readonly string[];
  port: number;
  /** The account to log in to: the one that runs the test. */
  user: string;
  /** OpenSSH private key that is let in. */
  privateKey: string;
  /** Lines for a known_hosts file: the server's key under each of its addresses. */
  knownHosts: string;
  /** A folder of its own, removed at the end. */
  directory: string;
  /** Ends the server with all its connections, and removes its files. */
  stop(): Promise<void>;
}

/**
 * Starts a real sshd on loopback, with keys of its own. Takes a tenth of a second.
 *
 * @throws Error that says what is missing, or with the last words of sshd
 * @public
 */
export async function startSshServer(
  options: SshServerOptions = {},
): Promise<SshServer> {
  const programs = findSshPrograms();
  if ('missing' in programs) {
    throw new Error(`There is no ${programs.missing}`);
  }
  const { addresses = ['127.0.0.1'] } = options;
  const port = options.port ?? (await findFreePorts(1))[0];
  const directory = await mkdtemp(join(tmpdir(), 'oneroof-sshd-'));
  let program: Program | undefined;
  const stop = async () => {
    const sessions = await listDescendants(program?.pid);
    await program?.stop();
    sessions.forEach(endProcess);
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const client = await createKeyPair({
      sshKeygen: programs.sshKeygen,
      path: join(directory, 'client_key'),
      type: 'ed25519',
    });
    const host = await createKeyPair({
      sshKeygen: programs.sshKeygen,
      path: join(directory, 'host_key'),
      type: options.hostKeyType ?? 'ed25519',
    });
    await writeFile(join(directory, 'authorized_keys'), client.publicKey);
    await writeFile(
      join(directory, 'sshd_config'),
      sshServerConfiguration({
        ...options,
        addresses,
        port,
        directory,
        version: programs.version,
      }),
    );
    if (userInfo().uid === 0) {
      // As root sshd locks its children into this folder, which distributions make only when their own sshd is started.
      await mkdir('/run/sshd', { recursive: true, mode: 0o755 });
    }
    program = startProgram({
      name: 'sshd',
      path: programs.sshd,
      args: ['-D', '-e', '-f', join(directory, 'sshd_config')],
      directory,
    });
    await waitUntilReady(program, { addresses, port });
    const [type, key] = host.publicKey.split(' ');
    return {
      addresses,
      port,
      user: userInfo().username,
      privateKey: client.privateKey,
      knownHosts: addresses
        .map(address => `[${address}]:${port} ${type} ${key}\n`)
        .join(''),
      directory,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

async function waitUntilReady(
  program: Program,
  listener: { addresses: readonly string[]; port: number },
): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (const address of listener.addresses) {
    while (!(await accepts(address, listener.port))) {
      await program.throwIfEnded();
      if (Date.now() > deadline) {
        throw new Error(`sshd does not listen at ${address}`);
      }
      await sleep(20);
    }
  }
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ host, port });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
