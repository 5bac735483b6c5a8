import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  describeOnSshServer,
  findFreePorts,
  hostReaderContract,
  SshServer,
  startSshServer,
} from '@oneroof/plugin-gitops-node/testUtils';
import { configFor, readerFor } from './__testUtils__/SshSubject';

// Each login costs a tenth of a second of two processors, and they may be busy.
jest.setTimeout(60_000);

describeOnSshServer('SshHostReader', () => {
  let base: string;
  let server: SshServer;

  // Both hosts are this machine; the second one sees another folder by the same name.
  const folderOf = (host: string) => join(base, host);

  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'oneroof-hosts-'));
    const [first, second] = ['host-0', 'host-1'].map(folderOf);
    await Promise.all([mkdir(first), mkdir(second)]);
    server = await startSshServer({
      addresses: ['127.0.1.1', '127.0.1.2'],
      forceCommand: `case $SSH_CONNECTION in *' 127.0.1.2 '*) sed 's#${first}/#${second}/#g' | /bin/sh ;; *) /bin/sh ;; esac`,
    });
  });
  afterAll(async () => {
    await server.stop();
    await rm(base, { recursive: true });
  });

  hostReaderContract(async () => {
    const [closed] = await findFreePorts(1);
    const knownHosts = join(base, 'known_hosts');
    await writeFile(knownHosts, server.knownHosts);
    const config = configFor(server, {
      knownHosts: { type: 'file', path: knownHosts },
    });
    const [first, second] = config.hosts!;
    return {
      reader: readerFor(config),
      inventory: config.name,
      hosts: [first, second],
      goneHost: { ...first, name: 'gone', port: closed },
      folder: folderOf('host-0'),
      async writeFile(host, path, content) {
        const real = path.replace(folderOf('host-0'), folderOf(host.name));
        await rm(real, { force: true });
        if (content !== undefined) {
          await writeFile(real, content);
          await chmod(real, 0o640);
        }
      },
      async disconnect() {
        await rm(knownHosts);
      },
    };
  });
});
