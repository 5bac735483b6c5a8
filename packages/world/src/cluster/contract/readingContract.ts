// A part of the contract suite: its tests run in clusterContract.test.ts.
/* eslint-disable jest/no-export */
import { ContractCluster } from './ContractCluster';
import { createConfigMap } from './contractObjects';

/** What every API server does when it is read. */
export function readingContract(cluster: () => ContractCluster): void {
  const path = '/api/v1/namespaces/reading/configmaps';

  beforeAll(async () => {
    await cluster().request('POST', '/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'reading' },
    });
    for (const [index, parity] of [
      'even',
      'odd',
      'even',
      'odd',
      'even',
    ].entries()) {
      const config = createConfigMap(`config-${index}`, {
        parity,
        suite: 'reading',
      });
      await cluster().request('POST', path, config);
    }
  });

  it('tells its version', async () => {
    const { status, body } = await cluster().request('GET', '/version');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      major: '1',
      gitVersion: expect.stringMatching(/^v1\./),
    });
  });

  it('lists its groups and their kinds', async () => {
    const core = await cluster().request('GET', '/api');
    const groups = await cluster().request('GET', '/apis');
    const apps = await cluster().request('GET', '/apis/apps/v1');

    expect(core.body).toMatchObject({ versions: ['v1'] });
    expect(groups.body.groups).toContainEqual(
      expect.objectContaining({
        name: 'apps',
        preferredVersion: { groupVersion: 'apps/v1', version: 'v1' },
      }),
    );
    expect(apps.body.resources).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'deployments',
          kind: 'Deployment',
          namespaced: true,
        }),
        expect.objectContaining({ name: 'deployments/scale', kind: 'Scale' }),
        expect.objectContaining({ name: 'deployments/status' }),
      ]),
    );
  });

  it('gives a list in chunks of one moment', async () => {
    const pages = [
      await cluster().request(
        'GET',
        `${path}?limit=2&labelSelector=suite%3Dreading`,
      ),
    ];
    // Written between two chunks: the moment of the first one counts.
    await cluster().request(
      'POST',
      path,
      createConfigMap('config-9', { suite: 'reading' }),
    );
    while (pages[pages.length - 1].body.metadata.continue) {
      const token = encodeURIComponent(
        String(pages[pages.length - 1].body.metadata.continue),
      );
      pages.push(
        await cluster().request(
          'GET',
          `${path}?limit=2&labelSelector=suite%3Dreading&continue=${token}`,
        ),
      );
    }

    expect(
      pages.map(page => page.body.items.map(item => item.metadata.name)),
    ).toEqual([
      ['config-0', 'config-1'],
      ['config-2', 'config-3'],
      ['config-4'],
    ]);
    expect(
      new Set(pages.map(page => page.body.metadata.resourceVersion)).size,
    ).toBe(1);
  });

  it('leaves out kind and version in the items of a list', async () => {
    const { body } = await cluster().request('GET', path);

    expect(body.kind).toBe('ConfigMapList');
    expect(body.items[0].kind).toBeUndefined();
    expect(body.items[0].apiVersion).toBeUndefined();
  });

  it.each([
    ['parity=even', ['config-0', 'config-2', 'config-4']],
    ['parity!=even,parity', ['config-1', 'config-3']],
    ['suite=reading,!parity', ['config-9']],
  ])('selects by the labels %s', async (selector, names) => {
    const { body } = await cluster().request(
      'GET',
      `${path}?labelSelector=${encodeURIComponent(selector)}`,
    );

    expect(body.items.map(item => item.metadata.name)).toEqual(names);
  });

  it('lists all namespaces at once', async () => {
    const { body } = await cluster().request(
      'GET',
      '/api/v1/configmaps?labelSelector=parity%3Dodd',
    );

    expect(body.items.map(item => item.metadata.namespace)).toEqual([
      'reading',
      'reading',
    ]);
  });

  it('watches from a moment on', async () => {
    const { body } = await cluster().request('GET', path);
    const from = body.metadata.resourceVersion;
    const seen = cluster().watch(
      `${path}?watch=true&resourceVersion=${from}`,
      3,
    );
    await cluster().request('POST', path, createConfigMap('watched'));
    await cluster().patch('merge', `${path}/watched`, {
      data: { key: 'changed' },
    });
    await cluster().request('DELETE', `${path}/watched`);

    expect(await seen).toEqual(
      ['ADDED', 'MODIFIED', 'DELETED'].map(type => ({
        type,
        object: expect.objectContaining({
          kind: 'ConfigMap',
          metadata: expect.objectContaining({ name: 'watched' }),
        }),
      })),
    );
  });

  it.each([
    ['an unknown object', `${path}/nothing`, 404],
    ['an unknown kind', '/apis/apps/v1/nothings', 404],
    ['an unknown group', '/apis/nothing.example.com/v1', 404],
    ['a broken continue token', `${path}?limit=1&continue=broken`, 400],
  ])('refuses %s', async (_, at, status) => {
    expect((await cluster().request('GET', at)).status).toBe(status);
  });

  it('refuses a wrong token', async () => {
    expect(await cluster().statusWithToken(path, 'wrong')).toBe(401);
  });
}
