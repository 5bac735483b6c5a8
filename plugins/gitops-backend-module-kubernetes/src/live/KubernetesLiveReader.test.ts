import { createMockDirectory } from '@backstage/backend-test-utils';
import { LiveRequest } from '@oneroof/plugin-gitops-node';
import { ServerResponse } from 'node:http';
import {
  ApiServer,
  inTurn,
  list,
  startApiServer,
  status,
} from '../__testUtils__/startApiServer';
import { writeKubeconfig } from '../__testUtils__/writeKubeconfig';
import { KubeconfigConnection } from '../cluster/KubeconfigConnection';
import { KubernetesLiveReader } from './KubernetesLiveReader';

const kindOf = (kind: string) => ({ group: '', version: 'v1', kind });

const request: LiveRequest = {
  target: { type: 'kubernetes', cluster: 'eu-1' },
  kinds: [kindOf('ConfigMap'), kindOf('Service')],
  namespaces: ['one', 'two'],
};

type ReaderChanges = { timeoutMs?: number; namespacesApart?: number };

const sendForEver = (_request: unknown, response: ServerResponse) => {
  const chunk = Buffer.alloc(64 * 1024, ' ');
  const send = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', send);
  send();
};

const hang = () => {};

const breakOff = (_request: unknown, response: ServerResponse) => {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('{"items": [');
  setImmediate(() => response.destroy());
};

jest.setTimeout(60_000);

describe('KubernetesLiveReader', () => {
  const directory = createMockDirectory();
  let server: ApiServer | undefined;
  let now = 0;

  beforeAll(() => {
    // Takes longer than the requests of these tests may.
    require('@kubernetes/client-node');
  });

  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  async function createReader(
    answers: Record<string, unknown>,
    { timeoutMs = 15_000, namespacesApart }: ReaderChanges = {},
  ) {
    server = await startApiServer(answers);
    const path = writeKubeconfig(directory.resolve('kubeconfig'), {
      server: server.url,
    });
    return new KubernetesLiveReader({
      clusters: new Map([
        [
          'eu-1',
          new KubeconfigConnection('eu-1', {
            path,
            dangerouslySkipTlsVerify: false,
          }),
        ],
      ]),
      limits: { timeoutMs, responseBytes: 1024 * 1024 },
      namespacesApart,
      now: () => now,
    });
  }

  const read = async (
    answers: Record<string, unknown>,
    {
      timeoutMs,
      namespacesApart,
      ...changes
    }: Partial<LiveRequest> & ReaderChanges = {},
  ) =>
    (await createReader(answers, { timeoutMs, namespacesApart })).read(
      { ...request, ...changes },
      new AbortController().signal,
    );

  it.each<{
    fault: string;
    answer: unknown;
    cause: object;
    timeoutMs?: number;
  }>([
    {
      fault: 'a forbidden kind',
      answer: status(403),
      cause: {
        code: 'forbidden',
        message:
          'cannot list configmaps in cluster eu-1: the permission is missing',
      },
    },
    {
      fault: 'a hanging list',
      answer: hang,
      timeoutMs: 1_500,
      cause: { code: 'timeout', message: expect.stringContaining('in time') },
    },
    {
      fault: 'an answer without end',
      answer: sendForEver,
      cause: {
        code: 'too-large',
        message: expect.stringContaining('larger than 1024 KiB'),
      },
    },
    {
      fault: 'an answer that breaks off',
      answer: breakOff,
      cause: {
        code: 'unreachable',
        message: expect.stringContaining('configmaps'),
      },
    },
    {
      fault: 'something that is not JSON',
      answer: '<html>',
      cause: { code: 'invalid', message: expect.stringContaining('not JSON') },
    },
    {
      fault: 'JSON that is no list',
      answer: { kind: 'Status' },
      cause: {
        code: 'invalid',
        message: expect.stringContaining('not a list of objects'),
      },
    },
    {
      fault: 'a status that came as a success',
      answer: { kind: 'Status', metadata: {}, status: 'Success' },
      cause: {
        code: 'invalid',
        message: expect.stringContaining('not a list of objects'),
      },
    },
    {
      fault: 'items without names',
      answer: { metadata: {}, items: [{ metadata: {} }] },
      cause: {
        code: 'invalid',
        message: expect.stringContaining('not a list of objects'),
      },
    },
    {
      fault: 'a redirect',
      answer: status(302, { location: 'http://127.0.0.1:1/elsewhere' }),
      cause: {
        code: 'unreachable',
        message: expect.stringContaining('redirects are not followed'),
      },
    },
    {
      fault: 'an error of the server',
      answer: status(500),
      cause: {
        code: 'unreachable',
        message: expect.stringContaining('answered 500'),
      },
    },
    {
      fault: 'a kind that went away',
      answer: status(404),
      cause: {
        code: 'not-found',
        message: expect.stringContaining('answered 404'),
      },
    },
    {
      fault: 'a wait that is too long',
      answer: status(429, { 'retry-after': '60' }),
      cause: {
        code: 'unreachable',
        message: expect.stringContaining('answered 429'),
      },
    },
    {
      fault: 'a list that expires twice',
      answer: inTurn(
        list(['a'], 'next'),
        status(410),
        list(['a'], 'next'),
        status(410),
      ),
      cause: {
        code: 'partial',
        message: expect.stringContaining('changed faster'),
      },
    },
  ])(
    'tells of $fault with its kind, and goes on',
    async ({ answer, cause }) => {
      const snapshot = await read({
        '/api/v1/configmaps': answer,
        '/api/v1/namespaces/one/configmaps': status(403),
        '/api/v1/namespaces/two/configmaps': status(403),
        '/api/v1/services': list(['web']),
      });

      expect(snapshot.kinds).toEqual([
        {
          ...kindOf('ConfigMap'),
          served: true,
          namespaced: true,
          failure: { cause },
        },
        { ...kindOf('Service'), served: true, namespaced: true },
      ]);
      expect(snapshot.objects).toEqual([
        {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'web', namespace: 'one' },
        },
      ]);
      expect(JSON.stringify(snapshot)).not.toMatch(/s3cr3t|t0ps3cret|bob|127/);
    },
  );

  it.each<{
    fault: string;
    answers: Record<string, unknown>;
    code: string;
    timeoutMs?: number;
  }>([
    {
      fault: 'refused credentials at discovery',
      answers: { '/api': status(401) },
      code: 'unauthorized',
    },
    {
      fault: 'credentials that expire while reading',
      answers: { '/api/v1/services': status(401) },
      code: 'unauthorized',
    },
    {
      fault: 'forbidden discovery',
      answers: { '/apis': status(403) },
      code: 'forbidden',
    },
    {
      fault: 'discovery that hangs',
      answers: { '/apis': hang },
      timeoutMs: 500,
      code: 'timeout',
    },
    {
      fault: 'discovery that is none',
      answers: { '/api': { kind: 'Pod' } },
      code: 'invalid',
    },
    {
      fault: 'a cluster that dies after discovery',
      answers: { '/api/v1/services': breakOff, '/api/v1/configmaps': breakOff },
      code: 'unreachable',
    },
  ])('fails as a whole for $fault', async ({ answers, code, timeoutMs }) => {
    await expect(read(answers, { timeoutMs })).rejects.toMatchObject({
      name: 'ObservationError',
      code,
      message: expect.not.stringMatching(/s3cr3t|t0ps3cret|127/),
    });
  });

  it('lists namespace by namespace where only the whole cluster is forbidden', async () => {
    const snapshot = await read(
      {
        '/api/v1/configmaps': status(403),
        '/api/v1/namespaces/one/configmaps': list(['a']),
        '/api/v1/namespaces/two/configmaps': status(403),
      },
      { kinds: [kindOf('ConfigMap')] },
    );

    expect(snapshot.kinds[0].failure).toEqual({
      cause: expect.objectContaining({ code: 'forbidden' }),
      namespaces: ['two'],
    });
    expect(snapshot.objects.map(object => object.metadata.name)).toEqual(['a']);
  });

  it.each([
    { namespacesApart: 2, whole: false },
    { namespacesApart: 1, whole: true },
  ])(
    'lists the cluster in one only above the number of namespaces that stand apart: $namespacesApart',
    async ({ namespacesApart, whole }) => {
      const snapshot = await read(
        {
          '/api/v1/configmaps': list(['whole']),
          '/api/v1/namespaces/one/configmaps': list(['a']),
          '/api/v1/namespaces/two/configmaps': list(['b']),
        },
        { kinds: [kindOf('ConfigMap')], namespacesApart },
      );

      const names = snapshot.objects.map(object => object.metadata.name);
      expect(names).toEqual(whole ? ['whole'] : ['a', 'b']);
      expect(
        server?.asked.some(path => path.startsWith('/api/v1/configmaps')),
      ).toBe(whole);
    },
  );

  it('begins a list again once when its version expired, and keeps nothing of the first try', async () => {
    const snapshot = await read({
      '/api/v1/configmaps': inTurn(
        list(['old'], 'next'),
        status(410),
        list(['a'], 'next'),
        list(['b']),
      ),
    });

    expect(snapshot.kinds[0].failure).toBeUndefined();
    expect(snapshot.objects.map(object => object.metadata.name)).toEqual([
      'a',
      'b',
    ]);
  });

  it('waits as a busy server asks', async () => {
    const snapshot = await read({
      '/api/v1/configmaps': inTurn(
        status(429, { 'retry-after': '0' }),
        status(503, { 'retry-after': '0' }),
        list(['a']),
      ),
    });

    expect(snapshot.kinds[0].failure).toBeUndefined();
    expect(snapshot.objects).toHaveLength(1);
  });

  it('asks for smaller pages where one is too large', async () => {
    const big = { ...list(['a']), padding: 'x'.repeat(2 * 1024 * 1024) };
    const snapshot = await read({
      '/api/v1/configmaps': inTurn(big, list(['a'])),
    });

    expect(snapshot.kinds[0].failure).toBeUndefined();
    expect(server?.asked).toEqual(
      expect.arrayContaining([
        '/api/v1/configmaps?limit=500',
        '/api/v1/configmaps?limit=50',
      ]),
    );
  });

  it('never has more than four requests under way', async () => {
    const slow = (_request: unknown, response: ServerResponse) =>
      setImmediate(() => response.end(JSON.stringify(list([]))));
    const namespaces = Array.from({ length: 30 }, (_, index) => `n${index}`);
    await read(
      {
        '/api/v1/configmaps': status(403),
        ...Object.fromEntries(
          namespaces.map(name => [
            `/api/v1/namespaces/${name}/configmaps`,
            slow,
          ]),
        ),
      },
      { namespaces },
    );

    expect(server?.mostInFlight()).toBeLessThanOrEqual(4);
  });

  it('keeps integers that a double cannot hold', async () => {
    const { objects } = await read({
      '/api/v1/configmaps':
        '{"metadata":{},"items":[{"metadata":{"name":"a"},"big":9007199254740993}]}',
    });

    expect(objects[0].big).toBe(9007199254740993n);
  });

  it('takes a key named __proto__ as data', async () => {
    const { objects } = await read({
      '/api/v1/configmaps':
        '{"metadata":{},"items":[{"metadata":{"name":"a"},"__proto__":{"evil":1}}]}',
    });

    expect(Object.getPrototypeOf(objects[0])).toBe(Object.prototype);
    expect((objects[0] as { evil?: unknown }).evil).toBeUndefined();
  });

  it('reads autoscalers unasked, and tells when they cannot be read', async () => {
    const snapshot = await read({
      '/apis': {
        kind: 'APIGroupList',
        groups: [{ name: 'autoscaling', versions: [{ version: 'v2' }] }],
      },
      '/apis/autoscaling/v2': status(503, { 'retry-after': '60' }),
    });

    expect(snapshot.kinds).toContainEqual({
      group: 'autoscaling',
      version: 'v2',
      kind: 'HorizontalPodAutoscaler',
      served: true,
      namespaced: true,
      failure: { cause: expect.objectContaining({ code: 'unreachable' }) },
    });
  });

  it('lets a dead API group hurt its own kinds alone', async () => {
    const metric = {
      group: 'metrics.k8s.io',
      version: 'v1',
      kind: 'PodMetrics',
    };
    const snapshot = await read(
      {
        '/apis': {
          kind: 'APIGroupDiscoveryList',
          items: [
            {
              metadata: { name: 'metrics.k8s.io' },
              versions: [{ version: 'v1', freshness: 'Stale' }],
            },
          ],
        },
        '/api/v1/services': list(['web']),
      },
      { kinds: [metric, kindOf('Service')] },
    );

    expect(snapshot.kinds).toEqual([
      {
        ...metric,
        served: true,
        namespaced: true,
        failure: {
          cause: {
            code: 'unreachable',
            message:
              'API group metrics.k8s.io of cluster eu-1 is not available',
          },
        },
      },
      { ...kindOf('Service'), served: true, namespaced: true },
    ]);
    expect(snapshot.objects).toHaveLength(1);
  });

  it.each([
    { minutes: 4, times: 1 },
    { minutes: 6, times: 2 },
  ])(
    'asks $times times for discovery within $minutes minutes',
    async ({ minutes, times }) => {
      const reader = await createReader({});
      const { signal } = new AbortController();
      await reader.read(request, signal);
      now += minutes * 60_000;
      await reader.read(request, signal);

      expect(server?.asked.filter(path => path === '/api')).toHaveLength(times);
    },
  );

  it('asks for discovery again when a kind is not found in the old one', async () => {
    const reader = await createReader({});
    const { signal } = new AbortController();
    await reader.read(request, signal);
    await reader.read({ ...request, kinds: [kindOf('Gadget')] }, signal);

    expect(server?.asked.filter(path => path === '/api')).toHaveLength(2);
  });

  describe('what the health of something hangs on', () => {
    const { signal } = new AbortController();
    const readConfigMaps = async (
      answers: Record<string, unknown>,
      labels?: Record<string, string>,
    ) =>
      (await createReader(answers)).readRelated(
        {
          target: request.target,
          lists: [{ ...kindOf('ConfigMap'), namespace: 'one', labels }],
        },
        signal,
      );

    it('asks for what carries the labels, in the one namespace', async () => {
      await readConfigMaps({}, { app: 'web', 'acme.example/tier': 'front' });

      const asked = server?.asked.map(decodeURIComponent).at(-1);
      expect(asked).toBe(
        '/api/v1/namespaces/one/configmaps?limit=500&labelSelector=app=web,acme.example/tier=front',
      );
    });

    it('gives up a list of more objects than a look is worth', async () => {
      const page = (first: number, token: string) =>
        list(
          Array.from({ length: 500 }, (_, index) => `part-${first + index}`),
          token,
        );
      const { kinds, objects } = await readConfigMaps({
        '/api/v1/namespaces/one/configmaps': inTurn(
          page(0, 'a'),
          page(500, 'b'),
          page(1000, 'c'),
          page(1500, 'd'),
          page(2000, 'e'),
        ),
      });

      expect(objects).toEqual([]);
      expect(kinds[0].failure).toEqual({
        cause: {
          code: 'too-large',
          message:
            'cannot list configmaps in cluster eu-1: there are more than 2000',
        },
        namespaces: ['one'],
      });
      expect(
        server?.asked.filter(path => path.includes('configmaps')),
      ).toHaveLength(5);
    });
  });

  it('ends at once with the reason of its signal', async () => {
    const reader = await createReader({ '/api': hang });
    const controller = new AbortController();
    const reading = reader.read(request, controller.signal);
    controller.abort(new Error('enough'));

    await expect(reading).rejects.toThrow('enough');
  });
});
