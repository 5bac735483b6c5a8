import { GitopsClient, PlacementView } from '@oneroof/plugin-gitops-common';
import {
  ControlPlane,
  describeOnControlPlane,
  requestApi,
  startControlPlane,
} from '@oneroof/plugin-gitops-node/testUtils';
import { GitServer } from '@oneroof/world';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { BackendProcess } from '../__testUtils__/BackendProcess';
import { shop, shopEntity, shopFiles } from '../__testUtils__/shop';
import { waitUntil } from '../__testUtils__/waitUntil';

jest.setTimeout(240_000);

const labels = { app: 'agent' };

const daemonSet = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'agent', namespace: shop.namespace },
  spec: {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: { containers: [{ name: 'main', image: 'ghcr.io/acme/agent:1' }] },
    },
  },
};

/*
 * Health that an object does not tell by itself, on a real control plane and through the API: nobody runs pods here, so
 * what a kubelet and a controller would report is written by hand.
 */
describeOnControlPlane('the walk from a crashing pod to health', () => {
  let directory: string;
  let plane: ControlPlane;
  let git: GitServer;
  let backend: BackendProcess;
  let client: GitopsClient;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'oneroof-health-'));
    plane = await startControlPlane();
    git = new GitServer({ directory: join(directory, 'git') });
    await git.start();
    await send('POST', '/api/v1/namespaces', {
      metadata: { name: shop.namespace },
    });
    await applyDaemonSet();
    const config = await writeConfig();
    backend = await BackendProcess.start({ directory, config });
    client = await backend.signIn();
  });

  afterAll(async () => {
    await backend?.stop();
    await git?.stop();
    await plane?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  async function writeConfig() {
    const repository = await git.createRepository('shop');
    await repository.commit([
      {
        author: { name: 'Ada', email: 'ada@example.com' },
        date: new Date('2026-11-20T10:00:00Z'),
        message: 'Deliver the agent',
        files: {
          ...shopFiles('real'),
          'apps/shop/prod/shop.yaml': stringify(daemonSet),
        },
      },
    ]);
    const catalogFile = join(directory, 'catalog.yaml');
    await writeFile(catalogFile, shopEntity);
    const url = git.urlOf('shop');
    return {
      backend: {
        database: {
          client: 'better-sqlite3',
          connection: { directory: join(directory, 'db') },
        },
      },
      catalog: { locations: [{ type: 'file', target: catalogFile }] },
      gitops: {
        repositories: [{ url, ref: 'main' }],
        clusters: [{ name: 'real', kubeconfig: { path: plane.kubeconfig } }],
        intervals: { repository: { seconds: 2 }, target: { seconds: 2 } },
        git: {
          directory: join(directory, 'mirrors'),
          dangerouslyAllowHttp: [new URL(url).host],
        },
      },
    };
  }

  async function send(
    method: 'POST' | 'PATCH',
    path: string,
    body: object,
    contentType?: string,
  ): Promise<{ metadata: { uid: string } }> {
    const answer = await requestApi(plane, { method, path, body, contentType });
    if (answer.status >= 300) {
      throw new Error(`${method} ${path} answered ${answer.text}`);
    }
    return JSON.parse(answer.text);
  }

  const sendStatus = (path: string, status: object) =>
    send('PATCH', `${path}/status`, { status }, 'application/merge-patch+json');

  /** Applies the set as an engine does, and lets one of two pods crash, not ready for ten minutes. */
  async function applyDaemonSet() {
    const base = `/apis/apps/v1/namespaces/${shop.namespace}/daemonsets/agent`;
    const { metadata } = await send(
      'PATCH',
      `${base}?fieldManager=argocd-controller&force=true`,
      daemonSet,
      'application/apply-patch+yaml',
    );
    await sendStatus(base, {
      observedGeneration: 1,
      currentNumberScheduled: 2,
      desiredNumberScheduled: 2,
      updatedNumberScheduled: 2,
      numberMisscheduled: 0,
      numberReady: 1,
      numberAvailable: 1,
    });
    const pods = `/api/v1/namespaces/${shop.namespace}/pods`;
    await send('POST', pods, {
      metadata: {
        name: 'agent-x',
        labels,
        ownerReferences: [
          {
            apiVersion: 'apps/v1',
            kind: 'DaemonSet',
            name: 'agent',
            uid: metadata.uid,
            controller: true,
          },
        ],
      },
      spec: daemonSet.spec.template.spec,
    });
    const tenMinutesAgo = new Date(Date.now() - 600_000);
    await sendStatus(`${pods}/agent-x`, {
      phase: 'Running',
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          lastTransitionTime: tenMinutesAgo.toISOString().replace(/\.\d+/, ''),
        },
      ],
      containerStatuses: [
        {
          name: 'main',
          image: 'ghcr.io/acme/agent:1',
          imageID: '',
          ready: false,
          restartCount: 7,
          lastState: { terminated: { exitCode: 1, reason: 'Error' } },
          state: {
            waiting: {
              reason: 'CrashLoopBackOff',
              message: 'back-off 2m40s restarting failed container',
            },
          },
        },
      ],
    });
  }

  async function placement(): Promise<PlacementView> {
    const delivery = await client.getDelivery(shop.component);
    return delivery.environments[0].placements[0];
  }

  it('shows a set whose pod crashes as degraded, with the reason of the pod', async () => {
    await waitUntil('the placement was judged', async () => {
      const { sync, cause } = await placement();
      if (sync !== 'in-sync') {
        throw new Error(`it is ${sync}: ${cause?.message ?? ''}`);
      }
      return true;
    });

    const reason =
      'pod agent-x: CrashLoopBackOff: container main ended with exit code 1 (Error)';
    const { id, health, healthReason } = await placement();
    expect({ health, healthReason }).toEqual({
      health: 'degraded',
      healthReason: reason,
    });
    const { items } = await client.listResources(id);
    expect(items).toEqual([
      expect.objectContaining({
        kind: 'DaemonSet',
        sync: 'in-sync',
        health: 'degraded',
        healthReason: reason,
      }),
    ]);
  });
});
