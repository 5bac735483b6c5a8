import {
  compareSnapshots,
  indexLiveSnapshot,
  LiveSnapshot,
} from '@oneroof/plugin-gitops-common';
import {
  ControlPlane,
  describeOnControlPlane,
  requestApi,
  startControlPlane,
} from '@oneroof/plugin-gitops-node/testUtils';
import { ClusterWriter } from '../../__testUtils__/ClusterWriter';
import { KubeconfigConnection } from '../../cluster/KubeconfigConnection';
import { KubernetesLiveReader } from '../KubernetesLiveReader';

jest.setTimeout(90_000);

const deployments = { group: 'apps', version: 'v1', kind: 'Deployment' };
const routes = { group: 'net.example.org', version: 'v1', kind: 'Route' };

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'routes.net.example.org' },
  spec: {
    group: routes.group,
    scope: 'Namespaced',
    names: { kind: 'Route', plural: 'routes', singular: 'route' },
    versions: [
      {
        name: routes.version,
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                properties: {
                  retries: { type: 'integer', default: 3 },
                  timeout: { type: 'string', format: 'duration' },
                  tuning: {
                    type: 'object',
                    'x-kubernetes-preserve-unknown-fields': true,
                  },
                  template: {
                    type: 'object',
                    nullable: true,
                    properties: { size: { type: 'integer', default: 1 } },
                  },
                  limits: {
                    type: 'object',
                    default: {},
                    properties: { rate: { type: 'integer', default: 100 } },
                  },
                  hosts: {
                    type: 'array',
                    items: { type: 'string' },
                    'x-kubernetes-list-type': 'set',
                  },
                  rules: {
                    type: 'array',
                    'x-kubernetes-list-type': 'map',
                    'x-kubernetes-list-map-keys': ['name'],
                    items: {
                      type: 'object',
                      required: ['name'],
                      properties: {
                        name: { type: 'string' },
                        port: { 'x-kubernetes-int-or-string': true },
                        weight: { type: 'integer', default: 100 },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    ],
  },
};

const route = {
  apiVersion: 'net.example.org/v1',
  kind: 'Route',
  metadata: { name: 'front', namespace: 'default' },
  spec: {
    timeout: '1h',
    template: {},
    tuning: { a: [1, 2] },
    hosts: ['b', 'a'],
    rules: [{ name: 'main', port: 80 }, { name: 'beta' }],
  },
};

const routesPath = '/apis/net.example.org/v1/namespaces/default/routes';

describeOnControlPlane('schemas of a real control plane', () => {
  let plane: ControlPlane;

  beforeAll(async () => {
    plane = await startControlPlane();
    const definitions =
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
    await send('POST', definitions, definition);
    const isServed = async (path: string, word: string) => {
      const { text } = await requestApi(plane, { path });
      return text.includes(word);
    };
    await until(() => isServed(routesPath, '"RouteList"'));
    await until(() => isServed('/openapi/v2', 'org.example.net.v1.Route'));
    await new ClusterWriter(plane).allowViewer([deployments, routes]);
    await new ClusterWriter(plane).waitForViewer(routes, 200);
    await send('PATCH', `${routesPath}/front?fieldManager=oneroof`, route);
    await send('POST', `${routesPath}?fieldManager=helm`, {
      ...route,
      metadata: { ...route.metadata, name: 'back' },
    });
  });

  afterAll(async () => {
    await plane?.stop();
  });

  /** As a user who may read definitions of custom resources, or as one who may not. */
  const read = (context: 'admin' | 'viewer') => {
    const connection = new KubeconfigConnection('real', {
      path: plane.kubeconfig,
      context,
      dangerouslySkipTlsVerify: false,
    });
    const reader = new KubernetesLiveReader({
      clusters: new Map([['real', connection]]),
    });
    return reader.read(
      {
        target: { type: 'kubernetes', cluster: 'real' },
        kinds: [deployments, routes],
        namespaces: ['default'],
      },
      new AbortController().signal,
    );
  };

  function judge(snapshot: LiveSnapshot, name: string, applier: string) {
    const object = { ...route, metadata: { ...route.metadata, name } };
    const [verdict] = compareSnapshots(
      { treeId: 'tree', objects: [object], problems: [] },
      indexLiveSnapshot(snapshot),
      { applier },
    );
    return verdict;
  }

  it('tell built-in kinds from custom ones, and lists from lists', async () => {
    const { kinds } = await read('admin');
    const [deployment, custom] = [deployments, routes].map(
      ({ kind }) => kinds.find(found => found.kind === kind)?.schema,
    );

    expect(deployment?.verbatim).toBe(false);
    const template = deployment?.root.fields
      ?.get('spec')
      ?.fields?.get('template');
    expect(
      template?.fields?.get('spec')?.fields?.get('containers'),
    ).toMatchObject({ list: { type: 'map', keys: ['name'] } });
    expect(custom?.verbatim).toBe(true);
    expect(custom?.root.fields?.get('spec')?.fields?.get('retries')).toEqual({
      type: 'integer',
      default: 3,
    });
  });

  it.each([
    ['front', 'oneroof'],
    ['back', 'helm'],
  ])(
    'let %s, applied by %s, be in sync with its defaults',
    async (name, applier) => {
      const verdict = judge(await read('admin'), name, applier);
      expect(verdict).toMatchObject({ sync: 'in-sync', unmanaged: [] });
    },
  );

  it('leave open what may be a default where definitions may not be read', async () => {
    const snapshot = await read('viewer');
    const custom = snapshot.kinds.find(({ kind }) => kind === routes.kind);

    expect(custom?.schemaFailure).toMatchObject({ code: 'forbidden' });
    expect(judge(snapshot, 'front', 'oneroof').sync).toBe('in-sync');
    // Helm's entry names defaults like all else that it wrote.
    expect(judge(snapshot, 'back', 'helm')).toMatchObject({
      sync: 'unknown',
      drift: [],
      cause: { code: 'forbidden' },
    });
  });

  async function send(method: 'POST' | 'PATCH', path: string, body: unknown) {
    const { status, text } = await requestApi(plane, {
      method,
      path,
      body,
      ...(method === 'PATCH' && {
        contentType: 'application/apply-patch+yaml',
      }),
    });
    if (status >= 300) {
      throw new Error(`${method} ${path}: ${status} ${text}`);
    }
  }
});

async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) {
    // Each try takes the time of a request.
  }
}
