import { createMockDirectory } from '@backstage/backend-test-utils';
import { LiveKind } from '@oneroof/plugin-gitops-common';
import { IncomingMessage, ServerResponse } from 'node:http';
import {
  ApiServer,
  inTurn,
  startApiServer,
  status,
} from '../../__testUtils__/startApiServer';
import { writeKubeconfig } from '../../__testUtils__/writeKubeconfig';
import { KubeconfigConnection } from '../../cluster/KubeconfigConnection';
import { KubernetesLiveReader } from '../KubernetesLiveReader';

jest.setTimeout(60_000);

const minutes = (count: number) => count * 60_000;

const configMap = { group: '', version: 'v1', kind: 'ConfigMap' };
const service = { group: '', version: 'v1', kind: 'Service' };

/** Definitions in which the kinds have one field, of the given type. */
const definitions = (type: string, kinds = ['ConfigMap', 'Service']) =>
  Object.fromEntries(
    kinds.map(kind => [
      `io.k8s.api.core.v1.${kind}`,
      {
        type: 'object',
        properties: { data: { type } },
        'x-kubernetes-group-version-kind': [{ group: '', version: 'v1', kind }],
      },
    ]),
  );

const index = (hash: string, path = 'api/v1') => ({
  paths: {
    [path]: { serverRelativeURL: `/openapi/v3/${path}?hash=${hash}` },
    'apis/other.example.org/v1': {
      serverRelativeURL: '/openapi/v3/apis/other.example.org/v1?hash=1',
    },
  },
});

const v3 = (type: string) => ({ components: { schemas: definitions(type) } });

/** Answers as servers of the old version do, with one entity tag for all time. */
const tagged =
  (tag: string, body: unknown) =>
  (request: IncomingMessage, response: ServerResponse) => {
    const isKnown = request.headers['if-none-match'] === tag;
    response.writeHead(isKnown ? 304 : 200, { etag: tag });
    response.end(isKnown ? undefined : JSON.stringify(body));
  };

describe('schemas of a cluster', () => {
  const directory = createMockDirectory();
  let server: ApiServer;
  let reader: KubernetesLiveReader;
  let now: number;

  beforeAll(() => {
    // Takes longer than the requests of these tests may.
    require('@kubernetes/client-node');
  });

  afterEach(() => server.close());

  async function start(answers: Record<string, unknown>) {
    server = await startApiServer(answers);
    now = 0;
    const path = writeKubeconfig(directory.resolve('kubeconfig'), {
      server: server.url,
    });
    const connection = new KubeconfigConnection('eu-1', {
      path,
      dangerouslySkipTlsVerify: false,
    });
    reader = new KubernetesLiveReader({
      clusters: new Map([['eu-1', connection]]),
      limits: { timeoutMs: 3_000, responseBytes: 1024 * 1024 },
      now: () => now,
    });
  }

  async function read(kinds = [configMap]) {
    const snapshot = await reader.read(
      {
        target: { type: 'kubernetes', cluster: 'eu-1' },
        kinds,
        namespaces: ['one'],
      },
      new AbortController().signal,
    );
    return kinds.map(({ kind }) => snapshot.kinds.find(k => k.kind === kind)!);
  }

  const typeOf = ({ schema }: LiveKind) =>
    schema?.root.fields?.get('data')?.type;

  const askedForSchemas = () =>
    server.asked.filter(path => path.startsWith('/openapi'));

  it('are read of the groups of the wanted kinds only, and once', async () => {
    await start({
      '/openapi/v3': index('1'),
      '/openapi/v3/api/v1': v3('integer'),
    });

    const [first] = await read();
    const [second, other] = await read([configMap, service]);

    expect([first, second].map(typeOf)).toEqual(['integer', 'integer']);
    expect(second.schema).toBe(first.schema);
    expect(typeOf(other)).toBe('integer');
    expect(askedForSchemas()).toEqual([
      '/openapi/v3',
      '/openapi/v3/api/v1?hash=1',
      // A kind was wanted that was not before.
      '/openapi/v3/api/v1?hash=1',
    ]);
  });

  it('cost one request in five minutes while they stay as they are', async () => {
    await start({
      '/openapi/v3': index('1'),
      '/openapi/v3/api/v1': v3('integer'),
    });
    const [first] = await read();
    server.asked.length = 0;

    now = minutes(4.9);
    await read();
    expect(askedForSchemas()).toEqual([]);
    now = minutes(5);
    const [later] = await read();
    expect(askedForSchemas()).toEqual(['/openapi/v3']);
    expect(later.schema).toBe(first.schema);
  });

  it('are read again when the cluster names another hash', async () => {
    await start({
      '/openapi/v3': inTurn(index('1'), index('2')),
      '/openapi/v3/api/v1': inTurn(v3('integer'), v3('boolean')),
    });
    await read();
    now = minutes(5);
    expect((await read()).map(typeOf)).toEqual(['boolean']);
  });

  it('of one content are one, whatever a cluster calls them', async () => {
    await start({
      '/openapi/v3': inTurn(index('1'), index('2')),
      '/openapi/v3/api/v1': v3('integer'),
    });
    const [first] = await read();
    now = minutes(5);
    const [second] = await read();
    expect(second.schema).toBe(first.schema);
  });

  it('come from version 2 where there is no version 3, and again only with another tag', async () => {
    const document = (type: string) => ({ definitions: definitions(type) });
    await start({
      '/openapi/v2': inTurn(
        tagged('"a"', document('integer')),
        tagged('"a"', document('integer')),
        tagged('"b"', document('boolean')),
      ),
    });

    const [first] = await read();
    await read();
    expect(askedForSchemas()).toEqual(['/openapi/v3', '/openapi/v2']);
    now = minutes(5);
    const [same] = await read();
    expect(same.schema).toBe(first.schema);
    now = minutes(10);
    expect((await read()).map(typeOf)).toEqual(['boolean']);
  });

  it.each<[string, Record<string, unknown>, string | undefined]>([
    ['has neither version', {}, undefined],
    [
      'does not define the kind',
      {
        '/openapi/v3': index('1'),
        '/openapi/v3/api/v1': { components: { schemas: {} } },
      },
      undefined,
    ],
    [
      'does not serve the group',
      { '/openapi/v3': index('1', 'apis/apps/v1') },
      undefined,
    ],
    ['forbids them', { '/openapi/v3': status(403) }, 'forbidden'],
    ['fails', { '/openapi/v3': status(500) }, 'unreachable'],
    ['hangs', { '/openapi/v3': () => {} }, 'timeout'],
    [
      'fails for the group',
      { '/openapi/v3': index('1'), '/openapi/v3/api/v1': status(503) },
      'unreachable',
    ],
    ['talks nonsense', { '/openapi/v3': { paths: ['a'] } }, 'invalid'],
    [
      'sends nonsense',
      { '/openapi/v3': index('1'), '/openapi/v3/api/v1': [] },
      'invalid',
    ],
    [
      'sends too much',
      { '/openapi/v2': `{"definitions": "${'x'.repeat(1024 * 1024)}"}` },
      'too-large',
    ],
    [
      'points elsewhere',
      {
        '/openapi/v3': {
          paths: { 'api/v1': { serverRelativeURL: '/api/v1/secrets' } },
        },
      },
      undefined,
    ],
    [
      'points upwards',
      {
        '/openapi/v3': {
          paths: {
            'api/v1': { serverRelativeURL: '/openapi/v3/../../api/v1/secrets' },
          },
        },
      },
      undefined,
    ],
  ])(
    'are left out where a cluster %s, and its objects are read',
    async (_, answers, failure) => {
      await start(answers);

      const [kind] = await read();

      const { schemaFailure, ...others } = kind;
      expect(others).toEqual({ ...configMap, served: true, namespaced: true });
      expect(schemaFailure?.code).toBe(failure);
      expect(schemaFailure?.message ?? '').not.toMatch(/s3cr3t|bob/);
      expect(server.asked.some(path => path.includes('secrets'))).toBe(false);
    },
  );

  it('stay as they were while they cannot be read, which is tried once in five minutes', async () => {
    await start({
      '/openapi/v3': inTurn(index('1'), status(500), index('2')),
      '/openapi/v3/api/v1': inTurn(v3('integer'), v3('boolean')),
    });
    const [first] = await read();
    now = minutes(5);
    const [second, unknown] = await read([configMap, service]);
    await read();

    expect(second.schema).toBe(first.schema);
    expect(second.schemaFailure).toBeUndefined();
    expect(unknown.schemaFailure).toMatchObject({ code: 'unreachable' });
    expect(askedForSchemas()).toHaveLength(3);
    now = minutes(10);
    expect((await read([configMap, service])).map(typeOf)).toEqual([
      'boolean',
      'boolean',
    ]);
  });

  it('are read anew after a read that was ended in the middle', async () => {
    const ending = new AbortController();
    await start({
      '/openapi/v3': inTurn(() => ending.abort(new Error('ended')), index('1')),
      '/openapi/v3/api/v1': v3('integer'),
    });
    const request = {
      target: { type: 'kubernetes' as const, cluster: 'eu-1' },
      kinds: [configMap],
      namespaces: [],
    };

    await expect(reader.read(request, ending.signal)).rejects.toThrow('ended');
    expect((await read()).map(typeOf)).toEqual(['integer']);
  });
});
