import {
  ControlPlane,
  describeOnControlPlane,
  requestApi,
  startControlPlane,
} from '@oneroof/plugin-gitops-node/testUtils';
import { GitServer } from '@oneroof/world';
import { GitopsClient, PlacementView } from '@oneroof/plugin-gitops-common';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BackendProcess } from '../__testUtils__/BackendProcess';
import { seedShop, shop, shopEntity } from '../__testUtils__/shop';
import { StallingProxy } from '../__testUtils__/StallingProxy';
import { waitUntil } from '../__testUtils__/waitUntil';

jest.setTimeout(240_000);

/*
 * The first walk, on real input all the way: git commit -> desired -> live -> drift -> database -> API, with a real
 * control plane, real git over HTTP, and the portal's backend as a process.
 */
describeOnControlPlane('the walk from a commit to drift', () => {
  let directory: string;
  let plane: ControlPlane;
  let proxy: StallingProxy;
  let git: GitServer;
  let config: object;
  let backend: BackendProcess;
  let client: GitopsClient;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'oneroof-walk-'));
    plane = await startControlPlane();
    proxy = await StallingProxy.start(plane.server);
    git = new GitServer({ directory: join(directory, 'git') });
    await git.start();
    await applyShop();
    config = await writeConfig();
    await startBackend();
  });

  afterAll(async () => {
    await backend?.stop();
    await git?.stop();
    await proxy?.stop();
    await plane?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  async function startBackend() {
    backend = await BackendProcess.start({ directory, config });
    client = await backend.signIn();
  }

  async function writeConfig() {
    const repositoryUrl = await seedShop(git, 'real');
    const catalogFile = join(directory, 'catalog.yaml');
    await writeFile(catalogFile, shopEntity);
    // The way to the cluster leads through the proxy; the certificate stays the cluster's own.
    const kubeconfig = join(directory, 'kubeconfig');
    const original = await readFile(plane.kubeconfig, 'utf8');
    await writeFile(
      kubeconfig,
      original.replaceAll(plane.server, `https://127.0.0.1:${proxy.port}`),
    );
    return {
      backend: {
        database: {
          client: 'better-sqlite3',
          connection: { directory: join(directory, 'db') },
        },
      },
      catalog: {
        locations: [{ type: 'file', target: catalogFile }],
        processingInterval: { seconds: 10 },
      },
      gitops: {
        repositories: [{ url: repositoryUrl, ref: 'main' }],
        clusters: [{ name: 'real', kubeconfig: { path: kubeconfig } }],
        intervals: {
          repository: { seconds: 2 },
          target: { seconds: 2 },
          catalog: { seconds: 2 },
        },
        git: {
          directory: join(directory, 'mirrors'),
          dangerouslyAllowHttp: [new URL(repositoryUrl).host],
        },
      },
    };
  }

  async function applyShop() {
    await send('POST', '/api/v1/namespaces', {
      metadata: { name: shop.namespace },
    });
    for (const manifest of shop.manifests) {
      const base = manifest.kind === 'Deployment' ? '/apis/apps/v1' : '/api/v1';
      const plural = `${manifest.kind.toLowerCase()}s`;
      await send(
        'PATCH',
        `${base}/namespaces/shop/${plural}/shop?fieldManager=argocd-controller&force=true`,
        manifest,
        'application/apply-patch+yaml',
      );
    }
  }

  async function send(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    contentType?: string,
  ) {
    const answer = await requestApi(plane, { method, path, body, contentType });
    if (answer.status >= 300) {
      throw new Error(`${method} ${path} answered ${answer.text}`);
    }
  }

  /** What somebody does with `kubectl edit`: a patch under a manager of its own. */
  function editDeployment(manager: string, spec: object) {
    return send(
      'PATCH',
      `/apis/apps/v1/namespaces/shop/deployments/shop?fieldManager=${manager}`,
      { spec },
      'application/strategic-merge-patch+json',
    );
  }

  async function placement(): Promise<PlacementView> {
    const delivery = await client.getDelivery(shop.component);
    return delivery.environments[0].placements[0];
  }

  async function waitForSync(sync: string) {
    await waitUntil(`the placement is ${sync}`, async () => {
      const found = await placement();
      if (found.sync !== sync) {
        throw new Error(`it is ${found.sync}: ${found.cause?.message ?? ''}`);
      }
      return true;
    });
  }

  it('shows what was applied from git as in sync, with what runs and from which commit', async () => {
    await waitForSync('in-sync');

    expect(await placement()).toMatchObject({
      counts: { 'in-sync': 3, drifted: 0, unknown: 0 },
      declares: [{ artifact: 'api', version: '1.8.2' }],
      runs: [{ artifact: 'api', version: '1.8.2' }],
      revision: { subject: 'Release shop 1.8.2', author: 'Ada' },
    });
  });

  it('shows the exact paths that others changed, with who changed them', async () => {
    await editDeployment('kubectl-edit', {
      template: {
        spec: {
          containers: [
            {
              name: 'api',
              image: 'ghcr.io/acme/shop:1.8.1-hotfix',
              env: [{ name: 'DEBUG', value: '1' }],
            },
          ],
        },
      },
    });
    await editDeployment('kubectl-scale', { replicas: 10 });
    await send('DELETE', '/api/v1/namespaces/shop/configmaps/shop');
    await client.refreshDelivery(shop.component);
    await waitForSync('drifted');
    await waitUntil('all changes are seen', async () => {
      const { counts } = await placement();
      return counts.missing === 1;
    });

    const { items } = await client.listResources((await placement()).id);
    const deployment = items.find(item => item.kind === 'Deployment');
    expect(deployment).toMatchObject({ sync: 'drifted' });
    expect(deployment?.drift).toEqual([
      {
        path: '.spec.replicas',
        op: 'change',
        desired: 3,
        live: 10,
        by: expect.objectContaining({
          manager: 'kubectl-scale',
          operation: 'Update',
          time: expect.any(String),
        }),
      },
      {
        path: '.spec.template.spec.containers[name="api"].image',
        op: 'change',
        desired: 'ghcr.io/acme/shop:1.8.2',
        live: 'ghcr.io/acme/shop:1.8.1-hotfix',
        by: expect.objectContaining({ manager: 'kubectl-edit' }),
      },
    ]);
    expect(deployment?.unmanaged).toEqual([
      expect.objectContaining({
        path: '.spec.template.spec.containers[name="api"].env[name="DEBUG"]',
        by: expect.objectContaining({ manager: 'kubectl-edit' }),
      }),
    ]);
    expect(items.map(item => [item.kind, item.sync])).toEqual([
      ['Deployment', 'drifted'],
      ['ConfigMap', 'missing'],
      ['Secret', 'in-sync'],
    ]);
  });

  it('shows that a secret differs and never what it holds', async () => {
    const data = Buffer.from('hunter2').toString('base64');
    await send(
      'PATCH',
      '/api/v1/namespaces/shop/secrets/shop?fieldManager=kubectl-edit',
      { data: { password: data } },
      'application/merge-patch+json',
    );
    await waitUntil('the secret differs', async () => {
      const { items } = await client.listResources((await placement()).id);
      return items.some(
        item => item.kind === 'Secret' && item.sync === 'drifted',
      );
    });

    const { id } = await placement();
    const { items } = await client.listResources(id);
    const secret = items.find(item => item.kind === 'Secret');
    const documents = await client.getDocuments(id, secret!.key);
    const shown = JSON.stringify({ secret, documents });
    expect(secret?.drift).toEqual([
      expect.objectContaining({ path: '.data.password', op: 'change' }),
    ]);
    expect(shown).not.toContain('hunter2');
    expect(shown).not.toContain(data);
    expect(shown).not.toContain('correct horse');
  });

  it('takes up an observation that was killed in the middle', async () => {
    await proxy.holdUp();
    await backend.kill();
    await editDeployment('kubectl-scale', { replicas: 4 });
    proxy.letGo();
    await startBackend();

    const findReplicas = async () => {
      const { items } = await client.listResources((await placement()).id);
      return items
        .flatMap(item => item.drift)
        .find(entry => entry.path === '.spec.replicas');
    };
    await waitUntil(
      'what happened meanwhile is seen',
      async () => (await findReplicas())?.live === 4,
    );
    expect(await findReplicas()).toMatchObject({ desired: 3, live: 4 });
  });
});
