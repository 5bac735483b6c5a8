// A part of the contract suite: its tests run in clusterContract.test.ts.
/* eslint-disable jest/no-export */
import { KubeObject } from '../types';
import { ContractAnswer, ContractCluster } from './ContractCluster';
import { containerOf, createDeployment, entryOf } from './contractObjects';

const deployments = '/apis/apps/v1/namespaces/default/deployments';

/** What every API server does with server-side apply. */
export function applyContract(cluster: () => ContractCluster): void {
  const apply = (
    object: KubeObject,
    manager: string,
    force = false,
  ): Promise<ContractAnswer> =>
    cluster().patch(
      'apply',
      `${deployments}/${object.metadata.name}?fieldManager=${manager}&force=${force}`,
      object,
    );
  const read = (name: string) => cluster().read(`${deployments}/${name}`);

  it('creates, and then changes', async () => {
    const created = await apply(createDeployment('made'), 'git');
    const changed = await apply(
      createDeployment('made', { replicas: 2 }),
      'git',
    );

    expect([created.status, changed.status]).toEqual([201, 200]);
    expect(changed.body.metadata.generation).toBe(2);
    expect(changed.body.metadata.uid).toBe(created.body.metadata.uid);
  });

  it('makes no new version of what does not change', async () => {
    const first = await apply(createDeployment('same'), 'git');
    const second = await apply(createDeployment('same'), 'git');

    expect(second.body.metadata.resourceVersion).toBe(
      first.body.metadata.resourceVersion,
    );
  });

  it('fills in defaults, which nobody owns', async () => {
    await apply(createDeployment('defaulted'), 'git');

    const object = await read('defaulted');
    expect(object.spec).toMatchObject({
      replicas: 1,
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
      },
      template: {
        spec: {
          restartPolicy: 'Always',
          dnsPolicy: 'ClusterFirst',
          schedulerName: 'default-scheduler',
          securityContext: {},
          terminationGracePeriodSeconds: 30,
          containers: [
            {
              imagePullPolicy: 'IfNotPresent',
              resources: {},
              terminationMessagePath: '/dev/termination-log',
              terminationMessagePolicy: 'File',
            },
          ],
        },
      },
    });
    expect(object.metadata.managedFields).toHaveLength(1);
  });

  it('writes down exactly what was declared', async () => {
    await apply(
      createDeployment('owned', { env: [{ name: 'A', value: '1' }] }),
      'git',
    );

    expect(entryOf(await read('owned'), 'git')).toMatchObject({
      operation: 'Apply',
      apiVersion: 'apps/v1',
      fieldsType: 'FieldsV1',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
    expect(entryOf(await read('owned'), 'git')?.fieldsV1).toEqual({
      'f:metadata': { 'f:labels': { 'f:app': {} } },
      'f:spec': {
        // Granular or atomic, by the version of the server.
        'f:selector': expect.any(Object),
        'f:template': {
          'f:metadata': { 'f:labels': { 'f:app': {} } },
          'f:spec': {
            'f:containers': {
              'k:{"name":"app"}': {
                '.': {},
                'f:name': {},
                'f:image': {},
                'f:env': {
                  'k:{"name":"A"}': { '.': {}, 'f:name': {}, 'f:value': {} },
                },
                'f:ports': {
                  'k:{"containerPort":8080,"protocol":"TCP"}': {
                    '.': {},
                    'f:containerPort': {},
                    'f:protocol': {},
                  },
                },
              },
            },
          },
        },
      },
    });
  });

  it('refuses to overrule another manager, and names the field', async () => {
    await apply(createDeployment('disputed'), 'git');
    const refused = await apply(
      createDeployment('disputed', { image: 'other:2' }),
      'person',
    );

    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      reason: 'Conflict',
      details: {
        causes: [
          {
            reason: 'FieldManagerConflict',
            message: expect.stringContaining('conflict with "git"'),
            field: '.spec.template.spec.containers[name="app"].image',
          },
        ],
      },
    });
  });

  it('moves ownership when it is forced', async () => {
    await apply(createDeployment('taken'), 'git');
    await apply(
      createDeployment('taken', { image: 'other:2' }),
      'person',
      true,
    );

    const object = await read('taken');
    expect(containerOf(object).image).toBe('other:2');
    expect(JSON.stringify(entryOf(object, 'git'))).not.toContain('f:image');
    expect(JSON.stringify(entryOf(object, 'person'))).toContain('f:image');
  });

  it('lets two managers own one value', async () => {
    await apply(createDeployment('shared'), 'git');
    const second = await apply(createDeployment('shared'), 'person');

    expect(second.status).toBe(200);
    expect(JSON.stringify(entryOf(await read('shared'), 'git'))).toContain(
      'f:image',
    );
  });

  it('removes what is no longer declared, and only that', async () => {
    const env = [
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ];
    await apply(createDeployment('shrunk', { env, replicas: 3 }), 'git');
    await cluster().patch(
      'strategic',
      `${deployments}/shrunk?fieldManager=person`,
      {
        spec: {
          template: {
            spec: {
              containers: [{ name: 'app', env: [{ name: 'C', value: '3' }] }],
            },
          },
        },
      },
    );
    await apply(createDeployment('shrunk', { env: [env[0]] }), 'git');

    const object = await read('shrunk');
    const names = containerOf(object)
      .env?.map(({ name }) => name)
      .sort();
    expect(names).toEqual(['A', 'C']);
    // A field that falls back to its default is removed, too.
    expect(object.spec).toMatchObject({ replicas: 1 });
  });

  it('keeps what another manager owns as well', async () => {
    const env = [{ name: 'A', value: '1' }];
    await apply(createDeployment('kept', { env }), 'git');
    await apply(createDeployment('kept', { env }), 'person');
    await apply(createDeployment('kept'), 'git');

    expect(containerOf(await read('kept')).env).toEqual(env);
  });

  it('asks for a manager', async () => {
    const path = `${deployments}/nobody`;
    const { status } = await cluster().patch(
      'apply',
      path,
      createDeployment('nobody'),
    );

    expect(status).toBe(422);
  });
}
