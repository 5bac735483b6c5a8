import { readFile, writeFile } from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  ControlPlane,
  describeOnControlPlane,
  liveReaderContract,
  LiveReaderSubject,
  relatedReaderContract,
  requestApi,
  startControlPlane,
} from '@oneroof/plugin-gitops-node/testUtils';
import { ClusterWriter } from '../__testUtils__/ClusterWriter';
import { startTcpRelay } from '../__testUtils__/startTcpRelay';
import { KubeconfigConnection } from '../cluster/KubeconfigConnection';
import { KubernetesLiveReader } from './KubernetesLiveReader';

jest.setTimeout(90_000);

const configMaps = { group: '', version: 'v1', kind: 'ConfigMap' };
const services = { group: '', version: 'v1', kind: 'Service' };
const namespaces = { group: '', version: 'v1', kind: 'Namespace' };
const deployments = { group: 'apps', version: 'v1', kind: 'Deployment' };
const autoscalers = {
  group: 'autoscaling',
  version: 'v1',
  kind: 'HorizontalPodAutoscaler',
};
const everything = [configMaps, services, namespaces, deployments, autoscalers];

describeOnControlPlane('KubernetesLiveReader on a real control plane', () => {
  const directory = createMockDirectory();
  const { signal } = new AbortController();
  let plane: ControlPlane;
  let writer: ClusterWriter;

  beforeAll(async () => {
    plane = await startControlPlane();
    writer = new ClusterWriter(plane);
  });

  afterAll(async () => {
    await plane?.stop();
  });

  const createReader = (options: { context: string; path?: string }) =>
    new KubernetesLiveReader({
      clusters: new Map([
        [
          'real',
          new KubeconfigConnection('real', {
            path: plane.kubeconfig,
            dangerouslySkipTlsVerify: false,
            ...options,
          }),
        ],
      ]),
    });

  const createSubject = async (): Promise<LiveReaderSubject> => {
    await writer.allowViewer(everything);
    await writer.waitForViewer(services, 200);
    const relay = await startTcpRelay(Number(new URL(plane.server).port));
    const path = directory.resolve('kubeconfig');
    const original = await readFile(plane.kubeconfig, 'utf8');
    await writeFile(
      path,
      original.replace(plane.server, `https://127.0.0.1:${relay.port}`),
    );
    return {
      reader: createReader({ context: 'viewer', path }),
      target: { type: 'kubernetes', cluster: 'real' },
      unknownTarget: { type: 'kubernetes', cluster: 'nowhere' },
      namespaces: [
        await writer.createNamespace(),
        await writer.createNamespace(),
      ],
      put: object => writer.put(object),
      remove: ({ namespace, name }) =>
        writer.remove(configMaps, name, namespace),
      forbid: async kind => {
        await writer.allowViewer(everything.filter(k => k.kind !== kind.kind));
        await writer.waitForViewer(kind, 403);
      },
      disconnect: () => relay.cut(),
      dispose: () => relay.cut(),
    };
  };

  liveReaderContract(createSubject);
  relatedReaderContract(createSubject);

  it('reads a kind in the version that git declares, and else in the preferred one', async () => {
    const namespace = await writer.createNamespace();
    await writer.put({
      apiVersion: 'autoscaling/v1',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web', namespace },
      spec: {
        maxReplicas: 3,
        scaleTargetRef: { kind: 'Deployment', name: 'web' },
      },
    });
    const read = async (version: string) => {
      const { kinds, objects } = await createReader({ context: 'admin' }).read(
        {
          target: { type: 'kubernetes', cluster: 'real' },
          kinds: [{ ...autoscalers, version }],
          namespaces: [namespace],
        },
        signal,
      );
      return [kinds[0].version, objects[0].apiVersion];
    };

    await expect(read('v1')).resolves.toEqual(['v1', 'autoscaling/v1']);
    const [version, apiVersion] = await read('v0');
    expect(version).toMatch(/^v\d/);
    expect(apiVersion).toBe(`autoscaling/${version}`);
  });

  it('reads a kind that is declared in two versions in both, and in no third one', async () => {
    const namespace = await writer.createNamespace();
    await writer.put({
      apiVersion: 'autoscaling/v1',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web', namespace },
      spec: {
        maxReplicas: 3,
        scaleTargetRef: { kind: 'Deployment', name: 'web' },
      },
    });
    const { text } = await requestApi(plane, { path: '/apis/autoscaling' });
    const [one, other] = (
      JSON.parse(text) as { versions: { version: string }[] }
    ).versions.map(({ version }) => version);

    const { kinds, objects } = await createReader({ context: 'admin' }).read(
      {
        target: { type: 'kubernetes', cluster: 'real' },
        kinds: [one, other, 'v0', one].map(version => ({
          ...autoscalers,
          version,
        })),
        namespaces: [namespace],
      },
      signal,
    );

    expect(kinds.map(({ version }) => version)).toEqual([one, other]);
    const found = objects.filter(o => o.metadata.namespace === namespace);
    expect(found.map(({ apiVersion }) => apiVersion)).toEqual([
      `autoscaling/${one}`,
      `autoscaling/${other}`,
    ]);
  });

  it('reads lists of more than one chunk, in whole', async () => {
    const namespace = await writer.createNamespace();
    const names = Array.from({ length: 620 }, (_, index) => `part-${index}`);
    await writer.putConfigMaps(names, namespace);

    const { objects } = await createReader({ context: 'admin' }).read(
      {
        target: { type: 'kubernetes', cluster: 'real' },
        kinds: [configMaps],
        namespaces: [namespace],
      },
      signal,
    );

    const found = objects
      .filter(object => object.metadata.namespace === namespace)
      .map(object => object.metadata.name);
    expect(new Set(found)).toEqual(new Set(names));
    expect(found).toHaveLength(names.length);
  });
});
