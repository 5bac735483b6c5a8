import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describeOnSshServer } from './describeOnSshServer';
import { SshServerOptions } from './SshServerOptions';
import { SshServer, startSshServer } from './startSshServer';

describeOnSshServer('startSshServer', () => {
  const started: SshServer[] = [];
  const start = async (options: SshServerOptions = {}) => {
    const server = await startSshServer(options);
    started.push(server);
    return server;
  };
  afterEach(async () => {
    await Promise.all(started.splice(0).map(server => server.stop()));
  });

  const run = async (server: SshServer, address: string, command: string) => {
    const key = join(server.directory, 'key');
    const knownHosts = join(server.directory, 'known_hosts');
    await writeFile(key, server.privateKey, { mode: 0o600 });
    await writeFile(knownHosts, server.knownHosts);
    const { stdout } = await promisify(execFile)('ssh', [
      ...['-F', '/dev/null', '-i', key, '-o', 'BatchMode=yes'],
      ...['-o', 'StrictHostKeyChecking=yes'],
      ...['-o', `UserKnownHostsFile=${knownHosts}`],
      ...['-o', 'GlobalKnownHostsFile=/dev/null'],
      ...['-p', `${server.port}`, '-l', server.user, '--', address, command],
    ]);
    return stdout.trim();
  };

  it('lets its key in at each of its addresses', async () => {
    const server = await start({ addresses: ['127.0.1.1', '127.0.1.2'] });
    for (const address of server.addresses) {
      const connection = await run(server, address, 'echo $SSH_CONNECTION');
      expect(connection.split(' ')[2]).toBe(address);
    }
  });

  it('gives an environment, and a command in place of what is asked', async () => {
    const server = await start({
      environment: { SHOP: 'open all day', TILL: '3' },
      forceCommand: 'echo "$SHOP $TILL $SSH_ORIGINAL_COMMAND"',
    });
    const said = await run(server, '127.0.0.1', 'uptime');
    expect(said).toBe('open all day 3 uptime');
  });

  /** Waits for the session of a client. */
  const begun = async (server: SshServer) => {
    const log = join(server.directory, 'sshd.log');
    while (!(await readFile(log, 'utf8')).includes('Starting session')) {
      await sleep(20);
    }
  };

  it('is gone with its sessions once it is stopped', async () => {
    const server = await start({ configuration: ['LogLevel VERBOSE'] });
    const command = run(server, '127.0.0.1', 'exec sleep 60');
    await begun(server);
    await server.stop();
    await expect(command).rejects.toMatchObject({ code: 255 });
    const refused = new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port: server.port });
      socket.once('error', resolve);
      socket.once('connect', () => reject(new Error('it still answers')));
    });
    await expect(refused).resolves.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
