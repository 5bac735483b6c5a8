import { get } from 'node:https';
import { createCertificate } from '../../certificate/createCertificate';
import { requestApi } from '@oneroof/plugin-gitops-node/testUtils';
import { Cluster } from '../Cluster';
import { ContractCluster } from '../contract/ContractCluster';
import { createConfigMap } from '../contract/contractObjects';
import { Fault, FaultScope } from '../faults/Faults';
import { ClusterServer } from './ClusterServer';

const path = '/api/v1/namespaces/default/configmaps';

describe('ClusterServer', () => {
  const certificate = createCertificate(new Date());
  let now = new Date('2026-05-04T03:00:00Z');
  let cluster: Cluster;
  let server: ClusterServer;
  let access: ConstructorParameters<typeof ContractCluster>[0];
  let api: ContractCluster;

  beforeEach(async () => {
    cluster = new Cluster({ name: 'test', clock: () => now });
    server = new ClusterServer(cluster, { token: 'secret', certificate });
    access = {
      server: await server.start(),
      ca: certificate.certificate,
      tokens: { admin: 'secret', viewer: '' },
    };
    api = new ContractCluster(access);
    for (const name of ['a', 'b', 'c']) {
      await api.request('POST', path, createConfigMap(name));
    }
  });

  afterEach(() => server.stop());

  it('lets continue tokens expire', async () => {
    const { body } = await api.request('GET', `${path}?limit=1`);
    const next = `${path}?limit=1&continue=${body.metadata.continue}`;
    now = new Date(now.getTime() + 4 * 60_000);
    const inTime = await api.request('GET', next);
    now = new Date(now.getTime() + 60_000);
    const late = await api.request('GET', next);

    expect([inTime.status, late.status, late.body.reason]).toEqual([
      200,
      410,
      'Expired',
    ]);
  });

  it('tells a watcher who comes from too far back', async () => {
    cluster.store.compact();
    const events = await api.watch(`${path}?watch=true&resourceVersion=1`, 1);

    expect(events).toEqual([
      {
        type: 'ERROR',
        object: expect.objectContaining({ code: 410, reason: 'Expired' }),
      },
    ]);
  });

  it('sends a watcher without version what is there', async () => {
    const events = await api.watch(`${path}?watch=true`, 3);

    expect(events.map(event => event.type)).toEqual([
      'ADDED',
      'ADDED',
      'ADDED',
    ]);
  });

  it.each<{
    what: string;
    fault: Fault;
    scope: FaultScope;
    statuses: number[];
  }>([
    {
      what: 'for one kind over all namespaces',
      fault: { type: 'error', code: 403 },
      scope: { resource: 'configmaps', clusterWide: true },
      statuses: [200, 403, 200],
    },
    {
      what: 'for one kind in one namespace',
      fault: { type: 'error', code: 403 },
      scope: { resource: 'configmaps', namespace: 'default' },
      statuses: [403, 200, 200],
    },
    {
      what: 'for one verb',
      fault: { type: 'error', code: 500 },
      scope: { verb: 'list' },
      statuses: [500, 500, 500],
    },
    {
      what: 'for everything',
      fault: { type: 'error', code: 401 },
      scope: {},
      statuses: [401, 401, 401],
    },
  ])('has faults $what', async ({ fault, scope, statuses }) => {
    cluster.faults.add(fault, scope);
    const paths = [path, '/api/v1/configmaps', '/api/v1/secrets'];
    const answers = await Promise.all(paths.map(at => api.request('GET', at)));

    expect(answers.map(answer => answer.status)).toEqual(statuses);
  });

  it.each<{ fault: Fault; code: string }>([
    { fault: { type: 'refuse' }, code: 'ECONNRESET' },
    { fault: { type: 'partial' }, code: 'ECONNRESET' },
  ])('breaks the connection: $fault.type', async ({ fault, code }) => {
    const end = cluster.faults.add(fault);
    await expect(requestApi(access, { path })).rejects.toMatchObject({ code });
    end();

    expect((await requestApi(access, { path })).status).toBe(200);
  });

  it('can leave a request without answer', async () => {
    cluster.faults.add({ type: 'hang' }, { verb: 'list' });
    const answer = requestApi(access, { path });
    // Another request that is answered meanwhile shows that the first one has arrived.
    expect((await api.request('GET', `${path}/a`)).status).toBe(200);
    await server.stop();

    await expect(answer).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('serves the kinds of custom resource definitions', async () => {
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'widgets.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { kind: 'Widget', plural: 'widgets' },
        versions: [{ name: 'v1', served: true, storage: true }],
      },
    };
    const definitions =
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
    const widgets = '/apis/example.com/v1/namespaces/default/widgets';
    const before = await api.request('GET', widgets);
    await api.request('POST', definitions, definition);
    await api.request('POST', widgets, {
      metadata: { name: 'w' },
      spec: { size: 1 },
    });
    const during = await api.request('GET', widgets);
    await api.request('DELETE', `${definitions}/widgets.example.com`);
    const after = await api.request('GET', widgets);

    expect([before.status, during.status, after.status]).toEqual([
      404, 200, 404,
    ]);
    expect(during.body.items).toEqual([
      expect.objectContaining({ kind: 'Widget', spec: { size: 1 } }),
    ]);
  });

  it('answers the aggregated form of discovery to those who ask for it', async () => {
    const type =
      'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';
    const answer = await getWithAccept(
      access,
      '/apis',
      `${type},application/json`,
    );

    expect(answer.contentType).toBe(type);
    expect(JSON.parse(answer.text).items).toContainEqual(
      expect.objectContaining({
        metadata: expect.objectContaining({ name: 'apps' }),
      }),
    );
  });
});

function getWithAccept(
  access: ConstructorParameters<typeof ContractCluster>[0],
  at: string,
  accept: string,
): Promise<{ contentType?: string; text: string }> {
  const headers = { accept, authorization: `Bearer ${access.tokens.admin}` };
  return new Promise((resolve, reject) => {
    get(
      `${access.server}${at}`,
      { ca: access.ca, headers, agent: false },
      async response => {
        let text = '';
        for await (const chunk of response) {
          text += chunk;
        }
        resolve({ contentType: response.headers['content-type'], text });
      },
    ).on('error', reject);
  });
}
