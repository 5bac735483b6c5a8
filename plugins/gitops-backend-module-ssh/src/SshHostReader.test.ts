import { execFile, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  describeOnSshServer,
  SshServer,
  SshServerOptions,
  startSshServer,
} from '@oneroof/plugin-gitops-node/testUtils';
import {
  configFor,
  factsOf,
  question,
  readerFor,
  readHost,
  readHosts,
  readThing,
} from './__testUtils__/SshSubject';

// Each login costs a tenth of a second of two processors, and they may be busy.
jest.setTimeout(60_000);

/** What somebody logs in to who is not root, although the test may be. */
const asNobody =
  userInfo().uid === 0
    ? 'exec setpriv --reuid=65534 --regid=65534 --clear-groups /bin/sh'
    : '/bin/sh';

describeOnSshServer('SshHostReader', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oneroof-files-'));
  let server: SshServer;
  const started: SshServer[] = [];
  const start = async (options: SshServerOptions) => {
    const other = await startSshServer(options);
    started.push(other);
    return other;
  };

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    server = await startSshServer({
      addresses: ['127.0.2.1', '127.0.2.2', '127.0.2.3'],
    });
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map(other => other.stop()));
  });
  afterAll(async () => {
    await server.stop();
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true });
  });

  it('says what a host is', async () => {
    const now = new Date('2026-11-21T12:00:00Z');
    const config = configFor(server);
    const reader = readerFor(config, '/usr/bin/ssh', () => now);
    const readings = await readHosts(config, [], reader);
    expect([...readings.keys()]).toEqual(['host-0', 'host-1', 'host-2']);
    expect(factsOf(readings.get('host-1'))).toMatchObject({
      observedAt: '2026-11-21T12:00:00.000Z',
      os: expect.stringMatching(/\d/),
      kernel: expect.stringMatching(/^\d+\./),
      architecture: expect.stringMatching(/^\w+$/),
      bootedAt: expect.stringMatching(/^20\d\d-.*Z$/),
      disks: [
        expect.objectContaining({ mount: '/', sizeBytes: expect.any(Number) }),
      ],
      things: {},
    });
  });

  it('keeps no more connections open than it may', async () => {
    const log = join(folder, 'log');
    const many = await start({
      addresses: Array.from(
        { length: 8 },
        (_, index) => `127.0.3.${index + 1}`,
      ),
      // The first ones wait for each other, so that as many as may be are open at once.
      forceCommand: `echo + >>${log}; until [ $(grep -c + ${log}) -ge 3 ]; do sleep 0.05; done; sleep 0.2; echo - >>${log}; /bin/sh`,
    });
    const readings = await readHosts(configFor(many, { concurrency: 3 }), []);
    expect([...readings.values()].every(reading => 'facts' in reading)).toBe(
      true,
    );
    const { stdout } = await run('cat', [log]);
    let open = 0;
    const most = Math.max(
      ...stdout
        .trim()
        .split('\n')
        .map(sign => (open += sign === '+' ? 1 : -1)),
    );
    expect(most).toBe(3);
  });

  it('asks each host with a question of its own', async () => {
    const config = configFor(server);
    const [first, second] = config.hosts!;
    const readings = await readerFor(config).read(
      {
        inventory: 'test',
        hosts: [
          {
            host: first,
            questions: [question('kernel-param', 'kernel.ostype')],
          },
          { host: second, questions: [question('mount', '/proc')] },
        ],
        isRequested: false,
      },
      new AbortController().signal,
    );
    expect(Object.keys(factsOf(readings.get(first.name)).things)).toEqual([
      'kernel-param',
    ]);
    expect(Object.keys(factsOf(readings.get(second.name)).things)).toEqual([
      'mount',
    ]);
  });

  it('keeps new times around things that are the same', async () => {
    let minute = 0;
    const config = configFor(server);
    const reader = readerFor(
      config,
      '/usr/bin/ssh',
      () => new Date(Date.UTC(2026, 10, 21, 12, (minute += 1))),
    );
    const asked = [question('file', '/etc/passwd', ['mode'])];
    const [one, two] = [
      factsOf((await readHosts(config, asked, reader)).get('host-0')),
      factsOf((await readHosts(config, asked, reader)).get('host-0')),
    ];
    expect(two.things).toBe(one.things);
    expect(Date.parse(two.observedAt)).toBeGreaterThan(
      Date.parse(one.observedAt),
    );
  });

  describe('as an account that may not see everything', () => {
    let limited: SshServer;
    beforeAll(async () => {
      limited = await startSshServer({ forceCommand: asNobody });
      mkdirSync(join(folder, 'closed'), { mode: 0o700 });
      writeFileSync(join(folder, 'closed', 'file'), 'x');
      writeFileSync(join(folder, 'secret'), 'x', { mode: 0o600 });
      if (userInfo().uid !== 0) {
        chmodSync(join(folder, 'secret'), 0o000);
        chmodSync(join(folder, 'closed'), 0o000);
      }
    });
    afterAll(async () => {
      chmodSync(join(folder, 'closed'), 0o700);
      await limited.stop();
    });

    it.each(['file', 'no-such-file'])(
      'says of closed/%s that it cannot know',
      async name => {
        const path = join(folder, 'closed', name);
        expect(
          await readThing(configFor(limited), question('file', path)),
        ).toEqual({
          cause: {
            code: 'forbidden',
            message: `cannot look at ${path} as ${limited.user}`,
          },
        });
      },
    );

    it('tells what it may see of a file that it may not read', async () => {
      const path = join(folder, 'secret');
      expect(
        await readThing(
          configFor(limited),
          question('file', path, ['size', 'sha256', 'contents']),
        ),
      ).toMatchObject({
        properties: { exists: true, size: 1 },
        causes: {
          sha256: {
            code: 'forbidden',
            message: `cannot read ${path} as ${limited.user}`,
          },
          contents: { code: 'forbidden' },
        },
      });
    });
  });

  it('asks URLs from the host', async () => {
    const web = createServer((request, response) => {
      if (request.url!.startsWith('/moved')) {
        response.writeHead(302, { location: '/' }).end();
      } else {
        response
          .writeHead(request.url === '/' ? 200 : 503, { 'X-Shop': 'open' })
          .end('welcome');
      }
    });
    await new Promise<void>(resolve =>
      web.listen(0, '127.0.0.1', () => resolve()),
    );
    const base = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
    try {
      const facts = factsOf(
        await readHost(configFor(server, { allowCommands: true }), [
          question('http', `${base}/moved`),
          question('http', `${base}/broken`),
          question('http', `${base}/moved?stay`, [], {
            'no-follow-redirects': true,
          }),
          question('http', 'http://127.0.0.1:1/'),
          question('http', base, [], { password: 'secret' }),
        ]),
      );
      expect([...facts.things.http!.byKey]).toMatchObject([
        [base, { cause: { code: 'not-configured' } }],
        [
          `${base}/moved`,
          {
            properties: {
              status: 200,
              body: 'welcome',
              headers: expect.stringMatching(/x-shop: open/i),
            },
          },
        ],
        [`${base}/broken`, { properties: { status: 503, body: 'welcome' } }],
        [`${base}/moved?stay`, { properties: { status: 302 } }],
        ['http://127.0.0.1:1/', { cause: { code: 'unreachable' } }],
      ]);
    } finally {
      web.closeAllConnections();
      await new Promise(resolve => web.close(resolve));
    }
  });

  it('logs in through a jump host', async () => {
    const jump = await start({ addresses: ['127.0.2.9'] });
    const key = join(jump.directory, 'authorized_keys');
    const { stdout } = await run('ssh-keygen', [
      '-y',
      '-f',
      join(server.directory, 'client_key'),
    ]);
    writeFileSync(key, stdout);
    const text = server.knownHosts + jump.knownHosts;
    const jumpHost = { address: '127.0.2.9', port: jump.port, user: jump.user };
    const config = configFor(server, {
      jumpHost,
      knownHosts: { type: 'text', text },
    });
    expect(factsOf(await readHost(config, [])).kernel).toBeTruthy();

    const unknown = {
      ...config,
      knownHosts: { type: 'text' as const, text: server.knownHosts },
    };
    expect(await readHost(unknown, [])).toMatchObject({
      cause: { code: 'not-configured' },
    });

    const [host] = config.hosts!;
    const gone = { ...config, hosts: [{ ...host, port: 1 }] };
    expect(await readHost(gone, [])).toEqual({
      cause: {
        code: 'unreachable',
        message: 'host-0: the jump host has no connection to it',
      },
    });
  });

  it('logs in with an agent', async () => {
    const socket = join(server.directory, 'agent');
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
    try {
      while (!existsSync(socket)) {
        await sleep(10);
      }
      const config = configFor(server, { identity: { type: 'agent', socket } });
      expect(await readHost(config, [])).toMatchObject({
        cause: { code: 'unauthorized' },
      });

      await run('ssh-add', ['-q', join(server.directory, 'client_key')], {
        SSH_AUTH_SOCK: socket,
      });

      expect(factsOf(await readHost(config, [])).kernel).toBeTruthy();
    } finally {
      agent.kill();
    }
  });

  it('reaches old servers only where their algorithms are allowed', async () => {
    const old = await start({
      hostKeyType: 'rsa',
      configuration: [
        'KexAlgorithms diffie-hellman-group14-sha1',
        'HostKeyAlgorithms ssh-rsa',
        'Ciphers aes128-cbc',
        'MACs hmac-sha1',
      ],
    });
    expect(await readHost(configFor(old), [])).toMatchObject({
      cause: {
        code: 'not-allowed',
        message: expect.stringMatching(/"algorithms" of the inventory/),
      },
    });
    const algorithms = {
      KexAlgorithms: '+diffie-hellman-group14-sha1',
      HostKeyAlgorithms: '+ssh-rsa',
      Ciphers: '+aes128-cbc',
    };
    expect(
      factsOf(await readHost(configFor(old, { algorithms }), [])).kernel,
    ).toBeTruthy();
  });
});

function run(
  program: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ stdout: string }> {
  return new Promise((resolve, reject) =>
    execFile(
      program,
      args,
      { env: { ...process.env, ...env } },
      (error, stdout) => (error ? reject(error) : resolve({ stdout })),
    ),
  );
}
