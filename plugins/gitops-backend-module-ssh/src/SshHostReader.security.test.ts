import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { access, chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hostItemKinds, InventoryHost } from '@oneroof/plugin-gitops-common';
import {
  describeOnSshServer,
  SshServer,
  startSshServer,
} from '@oneroof/plugin-gitops-node/testUtils';
import { findProcesses } from './__testUtils__/findProcesses';
import {
  configFor,
  factsOf,
  question,
  readerFor,
  readHosts,
} from './__testUtils__/SshSubject';

/** Ways in which a word could become more than a word; `TRAP` is the path of a file that must never be made. */
const attacks = [
  '$(touch TRAP)',
  '`touch TRAP`',
  "'; touch TRAP; '",
  '"; touch TRAP; "',
  "'$(touch TRAP)'",
  '\ntouch TRAP\n',
  "'\ntouch TRAP\n'",
  '; touch TRAP #',
  '| touch TRAP',
  '& touch TRAP &',
  '> TRAP',
  "\\'; touch TRAP; \\'",
  '}; touch TRAP; {',
  '--admindir=$(touch TRAP)',
  '-e system("touch TRAP")',
  '%(touch TRAP)',
  '\u2028touch TRAP',
  '/../../TRAP$(touch TRAP)',
];

// Each login costs a tenth of a second of two processors, and they may be busy.
jest.setTimeout(60_000);

describeOnSshServer('SshHostReader under attack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oneroof-trap-'));
  const trap = join(folder, 'trap');
  let server: SshServer;

  beforeAll(async () => {
    await chmod(folder, 0o777);
    server = await startSshServer();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('runs nothing of what manifests have for keys', async () => {
    const questions = attacks.flatMap(attack => {
      const key = attack.replaceAll('TRAP', trap);
      const properties = ['sha256', 'contents', 'linked-to', 'groups', 'usage'];
      return hostItemKinds
        .filter(kind => kind !== 'command')
        .flatMap(kind =>
          [key, `/${key}`, `http://127.0.0.1/${key}`, `a.${key}`].map(text =>
            question(kind, text, properties),
          ),
        );
    });
    const config = configFor(server, { allowCommands: true });

    const readings = await readHosts(config, questions);

    const { things } = factsOf(readings.get('host-0'));
    expect(
      things.file!.byKey.get(`/${attacks[0].replace('TRAP', trap)}`),
    ).toEqual({
      properties: { exists: false },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('runs no command and makes no request that is not allowed', async () => {
    const command = `touch ${trap}`;
    const url = `http://127.0.0.1:${server.port}/`;
    const readings = await readHosts(configFor(server), [
      question('command', command),
      question('command', 'harmless', [], { exec: command }),
      question('http', url),
    ]);
    const { things } = factsOf(readings.get('host-0'));
    for (const kind of ['command', 'http'] as const) {
      for (const thing of things[kind]!.byKey.values()) {
        expect(thing).toMatchObject({
          cause: {
            code: 'not-allowed',
            message: expect.stringMatching(/not allowed for this inventory$/),
          },
        });
      }
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it('calls ssh with no word of an inventory that is more than a word', async () => {
    const program = join(folder, 'ssh');
    await writeFile(program, `#!/bin/sh\ntouch ${trap}\n`, { mode: 0o755 });
    const hosts: InventoryHost[] = [
      { name: '$(touch x)' },
      { name: '-oProxyCommand=touch' },
      { name: 'a b' },
      { name: 'a\nb' },
      { name: '../a' },
      { name: 'w1', address: '-oProxyCommand=touch' },
      { name: 'w2', address: 'a;b' },
      { name: 'w3', address: '%h' },
      { name: 'w4', address: 'fe80::1%eth0' },
      { name: 'w5', address: '' },
      { name: 'w6', user: '-l' },
      { name: 'w7', user: 'a b' },
      { name: 'w8', user: '%u' },
      { name: 'w9', user: 'root@elsewhere' },
      { name: 'w10', port: 0 },
      { name: 'w11', port: 65_536 },
      { name: 'w12', port: 1.5 },
    ].map(host => ({ groups: [], vars: {}, ...host }));
    const config = configFor(server, { hosts });

    const readings = await readHosts(config, [], readerFor(config, program));

    expect(readings.size).toBe(hosts.length);
    for (const reading of readings.values()) {
      expect(reading).toMatchObject({ cause: { code: 'invalid' } });
    }
    expect(readdirSync(folder)).toEqual(['ssh']);
    rmSync(program);
  });

  it('shows the private key and the backend to nobody, and leaves nothing behind', async () => {
    process.env.ONEROOF_TEST_SECRET = 'of the backend';
    const slow = await startSshServer({ forceCommand: 'sleep 60' });
    const controller = new AbortController();
    try {
      const config = configFor(slow);
      const reading = readerFor(config).read(
        {
          inventory: 'test',
          hosts: [{ host: config.hosts![0], questions: [] }],
          isRequested: false,
        },
        controller.signal,
      );
      const refused = reading.catch(error => error);
      let found = await findProcesses(`-p ${slow.port} `);
      while (found.length === 0) {
        found = await findProcesses(`-p ${slow.port} `);
      }
      const [{ pid, commandLine }] = found;
      const configuration = / -F (\S+) /.exec(` ${commandLine}`)![1];
      const secretLine =
        config.identity.type === 'key'
          ? config.identity.privateKey.split('\n')[1]
          : '';

      expect(commandLine).not.toContain(secretLine);
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8');
      expect(
        environment
          .split('\0')
          .filter(Boolean)
          .map(entry => entry.split('=')[0])
          .sort(),
      ).toEqual(['HOME', 'LC_ALL', 'PATH', 'SHELL']);
      const modes = await Promise.all(
        [dirname(configuration), `${dirname(configuration)}/private_key`].map(
          async path => (await stat(path)).mode % 0o1000,
        ),
      );
      expect(modes).toEqual([0o700, 0o600]);

      controller.abort(new Error('enough'));
      expect(await refused).toEqual(new Error('enough'));
      await expect(access(dirname(configuration))).rejects.toThrow('ENOENT');
    } finally {
      delete process.env.ONEROOF_TEST_SECRET;
      controller.abort();
      await slow.stop();
    }
  });

  it('forwards nothing to a host', async () => {
    const said = join(folder, 'said');
    const greedy = await startSshServer({
      forceCommand: `env >${said}; /bin/sh`,
    });
    try {
      await readHosts(configFor(greedy), []);
      const environment = await readFile(said, 'utf8');
      expect(environment).not.toMatch(/^(SSH_AUTH_SOCK|SSH_TTY|DISPLAY)=/m);
    } finally {
      await greedy.stop();
      rmSync(said);
    }
  });
});
