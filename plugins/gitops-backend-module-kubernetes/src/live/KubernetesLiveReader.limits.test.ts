import { createMockDirectory } from '@backstage/backend-test-utils';
import { LiveRequest } from '@oneroof/plugin-gitops-node';
import { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as later } from 'node:timers/promises';
import {
  ApiServer,
  inTurn,
  list,
  startApiServer,
  status,
} from '../__testUtils__/startApiServer';
import { writeKubeconfig } from '../__testUtils__/writeKubeconfig';
import { KubeconfigConnection } from '../cluster/KubeconfigConnection';
import {
  KubernetesLiveReader,
  KubernetesLiveReaderOptions,
} from './KubernetesLiveReader';

jest.setTimeout(60_000);

const mebibyte = 1024 * 1024;

const requestFor = (cluster: string, kind = 'ConfigMap'): LiveRequest => ({
  target: { type: 'kubernetes', cluster },
  kinds: [{ group: '', version: 'v1', kind }],
  namespaces: ['one'],
});

/** A list of objects of a size, of which each page holds as many as it was asked for. */
function listOf(count: number, bytes: number) {
  return (request: IncomingMessage, response: ServerResponse) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams;
    const start = Number(query.get('continue') ?? 0);
    const end = Math.min(start + Number(query.get('limit')), count);
    const page = list([], end < count ? `${end}` : undefined);
    const items = Array.from({ length: end - start }, (_, n) => ({
      metadata: { name: `c${start + n}`, namespace: 'one' },
      data: { text: 'x'.repeat(bytes) },
    }));
    response.end(JSON.stringify({ ...page, items }));
  };
}

describe('KubernetesLiveReader keeps to limits', () => {
  const directory = createMockDirectory();
  let server: ApiServer | undefined;

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
    options?: Partial<KubernetesLiveReaderOptions>,
  ) {
    server = await startApiServer(answers);
    const path = writeKubeconfig(directory.resolve('kubeconfig'), {
      server: server.url,
    });
    const connect = (name: string) =>
      new KubeconfigConnection(name, {
        path,
        dangerouslySkipTlsVerify: false,
      });
    return new KubernetesLiveReader({
      clusters: new Map(
        ['eu-1', 'eu-2', 'eu-3'].map(name => [name, connect(name)]),
      ),
      ...options,
    });
  }

  const asked = (path: string) =>
    server!.asked.filter(url => url.startsWith(path));

  it.each<[string, unknown]>([
    [
      'hands out pages for ever, each of them in time',
      async (_request: unknown, response: ServerResponse) => {
        await later(20);
        response.end(JSON.stringify(list(['a'], 'more')));
      },
    ],
    ['is busy for ever', status(429, { 'retry-after': '1' })],
  ])('gives a read up in its time where a cluster %s', async (_, answer) => {
    const reader = await createReader(
      { '/api/v1/configmaps': answer },
      { limits: { timeoutMs: 10_000, readTimeoutMs: 700 } },
    );
    const startedAt = performance.now();
    await expect(
      reader.read(requestFor('eu-1'), new AbortController().signal),
    ).rejects.toMatchObject({ code: 'timeout' });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    // One request may have been on its way when the read ended.
    await later(100);
    const count = server!.asked.length;
    await later(100);
    expect(server!.asked).toHaveLength(count);
  });

  it('asks for smaller pages where one would block the process for too long', async () => {
    const reader = await createReader({
      '/api/v1/configmaps': listOf(20, mebibyte),
    });
    const { objects } = await reader.read(
      requestFor('eu-1'),
      new AbortController().signal,
    );
    expect(objects).toHaveLength(20);
    const limits = asked('/api/v1/configmaps').map(
      url => /limit=(\d+)/.exec(url)![1],
    );
    expect(limits).toEqual(['500', '50', '5', '5', '5', '5']);
  });

  it('reads an object that fills a page of its own', async () => {
    const reader = await createReader({
      '/api/v1/configmaps': listOf(3, 7 * mebibyte),
    });
    const { objects } = await reader.read(
      requestFor('eu-1'),
      new AbortController().signal,
    );
    expect(objects).toHaveLength(3);
  });

  it('lets several large clusters share one memory, and reads all of them', async () => {
    const reader = await createReader(
      { '/api/v1/configmaps': listOf(40, mebibyte / 2) },
      { memoryBytes: 48 * mebibyte },
    );
    const { signal } = new AbortController();
    const snapshots = await Promise.all(
      ['eu-1', 'eu-2', 'eu-3'].map(name =>
        reader.read(requestFor(name), signal),
      ),
    );
    expect(snapshots.map(({ objects }) => objects.length)).toEqual([
      40, 40, 40,
    ]);
  });

  it('blames no cluster for a description that had no room beside the others', async () => {
    const path = '/openapi/v3/api/v1';
    const definition = {
      type: 'object',
      properties: { data: { type: 'object' } },
      'x-kubernetes-group-version-kind': [
        { group: '', version: 'v1', kind: 'ConfigMap' },
      ],
    };
    const document = JSON.stringify({
      info: 'x'.repeat(40 * mebibyte),
      components: { schemas: { 'io.k8s.api.core.v1.ConfigMap': definition } },
    });
    let makeRoom = () => {};
    const room = new Promise<void>(resolve => {
      makeRoom = resolve;
    });
    const reader = await createReader(
      {
        '/openapi/v3': inTurn(
          async (_request: unknown, response: ServerResponse) => {
            await room;
            response.end(JSON.stringify({ paths: {} }));
          },
          { paths: { 'api/v1': { serverRelativeURL: path } } },
        ),
        [path]: (_request: unknown, response: ServerResponse) => {
          response.on('close', makeRoom).end(document);
        },
      },
      { memoryBytes: 64 * mebibyte },
    );
    const { signal } = new AbortController();
    const other = reader.read(requestFor('eu-2'), signal);
    while (asked('/openapi/v3').length === 0) {
      await later(5);
    }
    const { kinds } = await reader.read(requestFor('eu-1'), signal);
    await other;
    // The first answer was larger than what the other one had left.
    expect(asked(path)).toHaveLength(2);
    expect(kinds[0].schemaFailure).toBeUndefined();
    expect(kinds[0].schema).toBeDefined();
  });

  it('calls a cluster too large that needs more than all of the memory, and reads the others', async () => {
    const reader = await createReader(
      {
        '/api/v1/configmaps': listOf(40, mebibyte / 2),
        '/api/v1/services': list(['a']),
      },
      { memoryBytes: 8 * mebibyte },
    );
    const { signal } = new AbortController();
    const [large, small] = await Promise.all([
      reader.read(requestFor('eu-1'), signal),
      reader.read(requestFor('eu-2', 'Service'), signal),
    ]);
    expect(large.kinds[0].failure?.cause.code).toBe('too-large');
    expect(small.objects).toHaveLength(1);
  });
});
