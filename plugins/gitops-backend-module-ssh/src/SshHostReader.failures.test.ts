import { createServer, Server } from 'node:net';
import { HostReading } from '@oneroof/plugin-gitops-common';
import {
  describeOnSshServer,
  findFreePorts,
  SshServer,
  SshServerOptions,
  startSshServer,
} from '@oneroof/plugin-gitops-node/testUtils';
import { findProcesses } from './__testUtils__/findProcesses';
import {
  configFor,
  factsOf,
  question,
  readerFor,
  readHost,
  readHosts,
} from './__testUtils__/SshSubject';
import { SshHostReader } from './SshHostReader';

const questions = [
  question('kernel-param', 'kernel.ostype'),
  question('file', '/etc/passwd', ['mode']),
  question('file', '/etc/group', ['mode']),
];

function causeOf(reading: HostReading | undefined) {
  return reading && 'cause' in reading ? reading.cause : undefined;
}

// Each login costs a tenth of a second of two processors, and they may be busy.
jest.setTimeout(60_000);

describeOnSshServer('SshHostReader on hosts that fail', () => {
  let good: SshServer;
  let other: SshServer;
  const started: SshServer[] = [];
  const start = async (options: SshServerOptions = {}) => {
    const server = await startSshServer(options);
    started.push(server);
    return server;
  };

  beforeAll(async () => {
    [good, other] = await Promise.all([startSshServer(), startSshServer()]);
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map(server => server.stop()));
  });
  afterAll(async () => {
    await Promise.all([good.stop(), other.stop()]);
  });

  /** The key of one server under the address of another. */
  const foreignKey = () => ({
    type: 'text' as const,
    text: other.knownHosts.replace(`:${other.port} `, `:${good.port} `),
  });

  it('does not log in where the host key has changed', async () => {
    const config = configFor(good, { knownHosts: foreignKey() });
    expect(causeOf(await readHost(config, questions))).toEqual({
      code: 'unauthorized',
      message: expect.stringMatching(/^host-0: it shows another host key/),
    });
  });

  it('does not log in where the host key is not known', async () => {
    const knownHosts = { type: 'text' as const, text: other.knownHosts };
    const config = configFor(good, { knownHosts });
    expect(causeOf(await readHost(config, questions))).toEqual({
      code: 'not-configured',
      message: expect.stringMatching(/^host-0: the known hosts have no key/),
    });
  });

  it('does not log in where the host key is revoked', async () => {
    const text = `${good.knownHosts}@revoked * ${good.knownHosts
      .split(' ')
      .slice(1)
      .join(' ')}`;
    const config = configFor(good, { knownHosts: { type: 'text', text } });
    expect(causeOf(await readHost(config, questions))).toMatchObject({
      code: 'unauthorized',
      message: expect.stringMatching(/revoked/),
    });
  });

  it('tells a refused login', async () => {
    const identity = { type: 'key' as const, privateKey: other.privateKey };
    const config = configFor(good, { identity });
    expect(causeOf(await readHost(config, questions))).toEqual({
      code: 'unauthorized',
      message: 'host-0: the login was refused',
    });
  });

  it('tells a key that is broken', async () => {
    const lines = good.privateKey.trim().split('\n');
    const privateKey = [...lines.slice(0, 2), ...lines.slice(-1)].join('\n');
    const config = configFor(good, { identity: { type: 'key', privateKey } });
    expect(causeOf(await readHost(config, questions))).toEqual({
      code: 'unauthorized',
      message: 'host-0: the configured private key is broken',
    });
  });

  it('tells hosts that cannot be reached', async () => {
    const [closed] = await findFreePorts(1);
    const [host] = configFor(good).hosts!;
    const readings = await readHosts(
      configFor(good, {
        hosts: [
          { ...host, name: 'closed', port: closed },
          { ...host, name: 'nameless', address: 'no-such-host.invalid' },
        ],
      }),
      questions,
    );
    expect(Object.fromEntries(readings)).toEqual({
      closed: {
        cause: {
          code: 'unreachable',
          message: 'closed: it refuses connections',
        },
      },
      nameless: {
        cause: {
          code: 'unreachable',
          message: 'nameless: its name is not known',
        },
      },
    });
  });

  it('does not wait for ever for a server that says nothing', async () => {
    const sockets = new Set<{ destroy(): void }>();
    const silent: Server = createServer(socket => {
      sockets.add(socket);
      socket.on('error', () => {});
    });
    await new Promise<void>(resolve =>
      silent.listen(good.port, '127.0.9.9', () => resolve()),
    );
    try {
      const [host] = configFor(good).hosts!;
      const hosts = [{ ...host, address: '127.0.9.9' }];
      const config = configFor(good, { hosts, timeoutMs: 2_000 });
      expect(causeOf(await readHost(config, questions))).toMatchObject({
        code: 'timeout',
      });
    } finally {
      sockets.forEach(socket => socket.destroy());
      await new Promise(resolve => silent.close(resolve));
    }
  });

  it('ends a connection whose time is over, with all that belongs to it', async () => {
    const server = await start({ forceCommand: 'sleep 60' });
    const config = configFor(server, { timeoutMs: 1_500 });
    expect(causeOf(await readHost(config, questions))).toEqual({
      code: 'timeout',
      message: 'host-0: it took longer than 1.5 s',
    });
    expect(await findProcesses(`-p ${server.port} `)).toEqual([]);
  });

  it('ends everything when it is told to stop', async () => {
    const server = await start({ forceCommand: 'sleep 60' });
    const config = configFor(server);
    const controller = new AbortController();
    const reading = readerFor(config).read(
      {
        inventory: 'test',
        hosts: [{ host: config.hosts![0], questions }],
        isRequested: false,
      },
      controller.signal,
    );
    const refused = reading.catch(error => error);
    while ((await findProcesses(`-p ${server.port} `)).length === 0) {
      await new Promise(setImmediate);
    }
    controller.abort(new Error('enough'));
    expect(await refused).toEqual(new Error('enough'));
    expect(await findProcesses(`-p ${server.port} `)).toEqual([]);
  });

  it.each([
    ['has no shell', 'exit 1'],
    ['has a shell that greets only', 'echo This account is not available.'],
    ['has no sh', 'echo sh: not found >&2; exit 127'],
  ])('tells an account that %s', async (_, forceCommand) => {
    const server = await start({ forceCommand });
    expect(causeOf(await readHost(configFor(server), questions))).toEqual({
      code: 'forbidden',
      message: expect.stringMatching(/no shell to look around with$/),
    });
  });

  it('tells a machine without any program that shows bytes', async () => {
    const server = await start({
      forceCommand: 'PATH=/nowhere exec /bin/dash',
    });
    expect(causeOf(await readHost(configFor(server), questions))).toMatchObject(
      {
        code: 'not-found',
        message: expect.stringMatching(/none of od, hexdump and xxd/),
      },
    );
  });

  it('takes nothing of an answer that ends before the host has said what it is', async () => {
    const server = await start({ forceCommand: '/bin/sh | head -c 150' });
    expect(causeOf(await readHost(configFor(server), questions))).toEqual({
      code: 'partial',
      message: 'host-0: the connection ended in the middle of its answer',
    });
  });

  it.each([
    ['after a whole line', `sed '/"n":"q1.names"/q'`],
    ['in the middle of a line', `sed '/"n":"q2.stat"/{s/.$//;q}'`],
  ])('keeps what was said of an answer that ends %s', async (_, cut) => {
    const server = await start({ forceCommand: `/bin/sh | ${cut}` });
    const reading = await readHost(configFor(server), questions);
    expect(reading).toMatchObject({
      facts: { kernel: expect.any(String), packageManager: expect.any(String) },
    });
    const { things } = factsOf(reading);
    expect(things['kernel-param']!.byKey.get('kernel.ostype')).toEqual({
      properties: { value: 'Linux' },
    });
    expect(things.file!.byKey.get('/etc/passwd')).toMatchObject({
      properties: { exists: true, mode: '0644' },
    });
    expect(things.file!.byKey.get('/etc/group')).toMatchObject({
      cause: { code: 'partial' },
    });
  });

  it.each([
    ['before it answers', 'yes'],
    ['after its answer', '/bin/sh; yes'],
    ['as one endless line', `tr '\\0' x </dev/zero`],
    ['as an error', 'yes >&2'],
  ])('stops reading a host that talks without end %s', async (_, command) => {
    const server = await start({ forceCommand: command });
    expect(causeOf(await readHost(configFor(server), questions))).toEqual({
      code: 'too-large',
      message: 'host-0: it says more than is read of a host',
    });
  });

  it('is not confused by what a login prints', async () => {
    const server = await start({
      forceCommand: `echo 'Welcome! {"r":"x"}'; printf 'no line break'; /bin/sh; echo bye; echo oops >&2`,
    });
    expect(await readHost(configFor(server), questions)).toMatchObject({
      facts: { things: { file: { complete: false } } },
    });
  });

  it('does not let one host keep the others from answering', async () => {
    const flood = await start({ forceCommand: 'yes' });
    const [host] = configFor(good).hosts!;
    const hosts = [
      { ...host, name: 'good' },
      { ...host, name: 'other', port: other.port },
      { ...host, name: 'flood', port: flood.port },
      { ...host, name: 'odd name', address: '-oProxyCommand=id' },
      { ...host, name: 'good-too' },
    ];
    const text = good.knownHosts + other.knownHosts + flood.knownHosts;
    const config = configFor(good, {
      hosts,
      knownHosts: { type: 'text', text },
      concurrency: 2,
    });
    const readings = await readHosts(config, questions);
    const codes = hosts.map(({ name }) => causeOf(readings.get(name))?.code);
    expect(codes).toEqual([
      undefined,
      'unauthorized',
      'unauthorized',
      'invalid',
      undefined,
    ]);
  });

  it('throws where there is no ssh at all', async () => {
    const config = configFor(good);
    await expect(
      readHosts(
        config,
        questions,
        new SshHostReader({ inventories: [config], program: undefined }),
      ),
    ).rejects.toMatchObject({
      name: 'ObservationError',
      code: 'not-configured',
    });
  });
});
