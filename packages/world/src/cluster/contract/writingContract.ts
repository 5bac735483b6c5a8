// A part of the contract suite: its tests run in clusterContract.test.ts.
/* eslint-disable jest/no-export */
import { ContractCluster } from './ContractCluster';
import {
  containerOf,
  createConfigMap,
  createDeployment,
  entryOf,
} from './contractObjects';

const deployments = '/apis/apps/v1/namespaces/default/deployments';
const configMaps = '/api/v1/namespaces/default/configmaps';

/** What every API server does with writes other than apply. */
export function writingContract(cluster: () => ContractCluster): void {
  const create = (name: string) =>
    cluster().request(
      'POST',
      `${deployments}?fieldManager=maker`,
      createDeployment(name),
    );
  const read = (name: string) => cluster().read(`${deployments}/${name}`);
  const container = { name: 'app', env: [{ name: 'A', value: '1' }] };
  const podPatch = {
    spec: { template: { spec: { containers: [container] } } },
  };

  it('gives its creator everything, defaults too', async () => {
    const { status } = await create('created');

    const entry = entryOf(await read('created'), 'maker');
    expect(status).toBe(201);
    expect(entry?.operation).toBe('Update');
    expect(entry?.fieldsV1).toMatchObject({
      'f:metadata': { 'f:labels': { '.': {}, 'f:app': {} } },
      'f:spec': {
        'f:progressDeadlineSeconds': {},
        'f:replicas': {},
        'f:strategy': {
          'f:rollingUpdate': {
            '.': {},
            'f:maxSurge': {},
            'f:maxUnavailable': {},
          },
          'f:type': {},
        },
        'f:template': {
          'f:metadata': { 'f:labels': { '.': {}, 'f:app': {} } },
          'f:spec': {
            'f:containers': {
              'k:{"name":"app"}': {
                '.': {},
                'f:image': {},
                'f:imagePullPolicy': {},
                'f:ports': {
                  '.': {},
                  'k:{"containerPort":8080,"protocol":"TCP"}': {
                    '.': {},
                    'f:containerPort': {},
                    'f:protocol': {},
                  },
                },
                'f:resources': {},
              },
            },
            'f:securityContext': {},
          },
        },
      },
    });
  });

  it('refuses to create twice', async () => {
    await create('twice');

    expect(await create('twice')).toMatchObject({
      status: 409,
      body: { reason: 'AlreadyExists' },
    });
  });

  it.each([
    {
      type: 'strategic' as const,
      patch: podPatch,
      fields: {
        '.': {},
        'k:{"name":"A"}': { '.': {}, 'f:name': {}, 'f:value': {} },
      },
    },
    {
      type: 'json' as const,
      patch: [
        {
          op: 'add',
          path: '/spec/template/spec/containers/0/env',
          value: container.env,
        },
      ],
      fields: {
        '.': {},
        'k:{"name":"A"}': { '.': {}, 'f:name': {}, 'f:value': {} },
      },
    },
  ])(
    'adds an environment variable by a $type patch',
    async ({ type, patch, fields }) => {
      const name = `patched-${type}`;
      await create(name);
      await cluster().patch(
        type,
        `${deployments}/${name}?fieldManager=person`,
        patch,
      );

      const object = await read(name);
      expect(containerOf(object)).toMatchObject({
        image: 'registry.example.com/app:1',
        env: container.env,
      });
      expect(entryOf(object, 'person')?.fieldsV1).toEqual({
        'f:spec': {
          'f:template': {
            'f:spec': {
              'f:containers': { 'k:{"name":"app"}': { 'f:env': fields } },
            },
          },
        },
      });
      expect(object.metadata.generation).toBe(2);
    },
  );

  it('replaces a whole list by a merge patch', async () => {
    await create('merged');
    const { status } = await cluster().patch(
      'merge',
      `${deployments}/merged`,
      podPatch,
    );

    // The image is gone with the rest of the container, and without one it is invalid.
    expect([status, (await read('merged')).metadata.generation]).toEqual([
      422, 1,
    ]);
  });

  it('removes by null, from the owners too', async () => {
    await cluster().request('POST', `${configMaps}?fieldManager=maker`, {
      ...createConfigMap('emptied'),
      data: { gone: '1', stays: '2' },
    });
    await cluster().patch(
      'merge',
      `${configMaps}/emptied?fieldManager=person`,
      {
        data: { gone: null },
      },
    );

    const object = await cluster().read(`${configMaps}/emptied`);
    expect(object.data).toEqual({ stays: '2' });
    expect(entryOf(object, 'maker')?.fieldsV1).toEqual({
      'f:data': { '.': {}, 'f:stays': {} },
    });
    expect(entryOf(object, 'person')).toBeUndefined();
  });

  it('takes a field from its owner when somebody else writes it', async () => {
    await cluster().request(
      'POST',
      `${configMaps}?fieldManager=maker`,
      createConfigMap('rewritten'),
    );
    await cluster().patch(
      'merge',
      `${configMaps}/rewritten?fieldManager=person`,
      {
        data: { key: 'other' },
      },
    );

    const object = await cluster().read(`${configMaps}/rewritten`);
    expect(entryOf(object, 'person')?.fieldsV1).toEqual({
      'f:data': { 'f:key': {} },
    });
    expect(entryOf(object, 'maker')?.fieldsV1).toEqual({ 'f:data': {} });
  });

  it.each([
    {
      what: 'a failed test',
      type: 'json' as const,
      patch: [{ op: 'test', path: '/kind', value: 'Pod' }],
      status: 422,
    },
    {
      what: 'no list of operations',
      type: 'json' as const,
      patch: {},
      status: 400,
    },
  ])('refuses a patch with $what', async ({ type, patch, status }) => {
    await cluster().request('POST', configMaps, createConfigMap('refused'));
    const answer = await cluster().patch(type, `${configMaps}/refused`, patch);

    expect(answer.status).toBe(status);
  });

  it('refuses to overwrite a newer version', async () => {
    await cluster().request('POST', configMaps, createConfigMap('raced'));
    const old = await cluster().read(`${configMaps}/raced`);
    await cluster().patch('merge', `${configMaps}/raced`, {
      data: { key: 'newer' },
    });
    const { status, body } = await cluster().request(
      'PUT',
      `${configMaps}/raced`,
      {
        ...old,
        data: { key: 'older' },
      },
    );

    expect([status, body.reason]).toEqual([409, 'Conflict']);
  });

  it('scales', async () => {
    await create('scaled');
    const scaled = await cluster().patch(
      'merge',
      `${deployments}/scaled/scale`,
      {
        spec: { replicas: 4 },
      },
    );

    expect(scaled.body).toMatchObject({
      kind: 'Scale',
      spec: { replicas: 4 },
      status: { replicas: 0, selector: 'app=scaled' },
    });
    expect(await read('scaled')).toMatchObject({
      metadata: { generation: 2 },
      spec: { replicas: 4 },
    });
  });

  it('keeps status and spec apart', async () => {
    await create('apart');
    const status = { replicas: 7, observedGeneration: 1 };
    await cluster().patch('merge', `${deployments}/apart`, { status });
    const untouched = await read('apart');
    await cluster().patch(
      'merge',
      `${deployments}/apart/status?fieldManager=controller`,
      {
        spec: { replicas: 9 },
        status,
      },
    );
    const object = await read('apart');

    expect(untouched.status).toEqual({});
    expect(object).toMatchObject({
      metadata: { generation: 1 },
      spec: { replicas: 1 },
      status,
    });
    expect(entryOf(object, 'controller')?.fieldsV1).toMatchObject({
      'f:status': { 'f:observedGeneration': {}, 'f:replicas': {} },
    });
  });

  it('tries without storing', async () => {
    const path = `${configMaps}?dryRun=All`;
    const { status } = await cluster().request(
      'POST',
      path,
      createConfigMap('tried'),
    );

    expect(status).toBe(201);
    expect((await cluster().request('GET', `${configMaps}/tried`)).status).toBe(
      404,
    );
  });

  it('deletes', async () => {
    await cluster().request('POST', configMaps, createConfigMap('deleted'));
    const first = await cluster().request('DELETE', `${configMaps}/deleted`);
    const second = await cluster().request('DELETE', `${configMaps}/deleted`);

    expect([first.status, second.status]).toEqual([200, 404]);
  });
}
