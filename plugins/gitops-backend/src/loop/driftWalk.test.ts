import { TestDatabases } from '@backstage/backend-test-utils';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { markDue } from '../database/operations/queue';
import { Tables } from '../database/tables';
import { migrateTestDatabase } from '../database/__testUtils__/migrateTestDatabase';
import {
  deployment,
  LoopWorld,
  repositoryFiles,
  repositoryUrl,
  runOnly,
  running,
} from './__testUtils__/LoopWorld';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

/** A world in which `payments` runs in some environments as git has it, observed once. */
async function startWorld(
  databaseId: Parameters<typeof databases.init>[0],
  environments = ['dev'],
) {
  const knex = await migrateTestDatabase(databases, databaseId);
  const world = new LoopWorld(knex);
  world.revisions.commit({
    url: repositoryUrl,
    files: repositoryFiles({ environments }),
    subject: 'Deliver payments',
  });
  for (const environment of environments) {
    const namespace = `payments-${environment}`;
    world.live.put('eu-1', running(deployment({ namespace })));
  }
  const loop = world.createLoop();
  await world.fillQueue();
  await loop.drain();
  return { world, loop, knex };
}

describe.each(databases.eachSupportedId())('the drift walk on %s', id => {
  it('goes from a declaration in git to an in-sync placement', async () => {
    const { world } = await startWorld(id);

    expect(await world.placement()).toMatchObject({
      sync: 'in-sync',
      health: 'healthy',
      cause_code: null,
      count_in_sync: 1,
      declares: JSON.stringify([{ artifact: 'api', version: '1.0.0' }]),
      runs: JSON.stringify([{ artifact: 'api', version: '1.0.0' }]),
      desired_subject: 'Deliver payments',
    });
  });

  it('shows drift with who made it, its documents and its history', async () => {
    const { world, loop, knex } = await startWorld(id);
    const edited = running(deployment({ namespace: 'payments-dev' }));
    (edited.spec as { replicas: number }).replicas = 5;
    edited.metadata.managedFields = [
      {
        manager: 'kubectl-edit',
        operation: 'Update',
        apiVersion: 'apps/v1',
        time: '2026-03-01T12:00:30Z',
        fieldsType: 'FieldsV1',
        fieldsV1: { 'f:spec': { 'f:replicas': {} } },
      },
    ];
    world.live.put('eu-1', edited);
    world.pass(60);
    await loop.drain();

    const placement = await world.placement();
    expect(placement).toMatchObject({
      sync: 'drifted',
      count_drifted: 1,
      count_in_sync: 0,
    });
    const [resource] = await knex<Tables['resources']>('resources');
    expect(JSON.parse(resource.details!).drift).toEqual([
      expect.objectContaining({
        path: '.spec.replicas',
        op: 'change',
        desired: 2,
        live: 5,
        by: expect.objectContaining({ manager: 'kubectl-edit' }),
      }),
    ]);
    expect(resource.documents).not.toBeNull();
    const history = await knex<Tables['placement_history']>('placement_history')
      .where({ type: 'sync' })
      .orderBy('id');
    expect(history.map(entry => [entry.from_value, entry.to_value])).toEqual([
      [null, 'in-sync'],
      ['in-sync', 'drifted'],
    ]);
    expect(history[1].message).toBe(
      'kubectl-edit changed .spec.replicas of Deployment payments',
    );
    expect(world.published.at(-1)).toEqual([placement.id]);
  });

  it('is pending from the commit until the target was compared with it', async () => {
    const { world, loop, knex } = await startWorld(id);
    world.live.fail('eu-1', { code: 'unreachable', message: 'no route' });
    world.revisions.commit({
      url: repositoryUrl,
      files: repositoryFiles({ tag: '2.0.0' }),
      subject: 'Release 2.0.0',
    });
    world.pass(30);
    const { id: placementId } = await world.placement();
    const [repository] = await knex('repositories');
    await markDue(knex, [`repository:${repository.id}`], world.time);
    await runOnly(world, 'repository');
    expect(await world.placement()).toMatchObject({
      sync: 'pending',
      desired_subject: 'Release 2.0.0',
    });

    world.live.fail('eu-1', undefined);
    world.live.put(
      'eu-1',
      running(deployment({ namespace: 'payments-dev', tag: '2.0.0' })),
    );
    await loop.drain();
    expect(await world.placement()).toMatchObject({
      id: placementId,
      sync: 'in-sync',
      runs: JSON.stringify([{ artifact: 'api', version: '2.0.0' }]),
    });
    const revisions = await knex('placement_history')
      .where({ type: 'revision' })
      .orderBy('id');
    expect(revisions.map(entry => entry.message)).toEqual([
      'Deliver payments',
      'Release 2.0.0',
    ]);
  });

  it('sees a push that came right after a scheduled look, when somebody asks', async () => {
    const { world, loop } = await startWorld(id);
    world.pass(60);
    await loop.drain();
    world.revisions.commit({
      url: repositoryUrl,
      files: repositoryFiles({ tag: '2.0.0' }),
      subject: 'Release 2.0.0',
    });
    await world.markAllDue();
    await loop.drain();
    expect(await world.placement()).toMatchObject({
      sync: 'drifted',
      desired_subject: 'Release 2.0.0',
    });
  });

  it('names the commit that changed the placement, not the newest one of its repository', async () => {
    const { world, loop, knex } = await startWorld(id);
    const files = repositoryFiles({ tag: '2.0.0' });
    world.revisions.commit({
      url: repositoryUrl,
      files,
      subject: 'Release 2.0.0',
    });
    world.revisions.commit({
      url: repositoryUrl,
      files: { ...files, 'apps/ledger/notes.md': 'nothing to see' },
      subject: 'Write a note on the ledger',
    });
    world.pass(120);
    const [repository] = await knex('repositories');
    await markDue(knex, [`repository:${repository.id}`], world.time);
    await loop.drain();

    expect(await world.placement()).toMatchObject({
      desired_subject: 'Release 2.0.0',
    });
  });

  it.each([
    'unreachable',
    'unauthorized',
    'forbidden',
    'timeout',
    'too-large',
  ] as const)('keeps what was known when a target fails: %s', async code => {
    const { world, loop, knex } = await startWorld(id);
    const before = world.time.toISOString();
    world.live.fail('eu-1', { code, message: 'no answer from eu-1' });
    world.pass(60);
    await loop.drain();

    const unknown = {
      sync: 'unknown',
      health: 'unknown',
      cause_code: code,
      cause_message: 'no answer from eu-1',
      // As unknown as the placement; the row of the resource stands as it was known last.
      count_unknown: 1,
      count_in_sync: 0,
      last_good_at: before,
      last_good_sync: 'in-sync',
      last_good_health: 'healthy',
    };
    expect(await world.placement()).toMatchObject(unknown);
    expect(await knex('resources')).toHaveLength(1);
    world.pass(400);
    await loop.drain();
    expect(await world.placement()).toMatchObject(unknown);

    world.live.fail('eu-1', undefined);
    world.pass(400);
    await loop.drain();
    expect(await world.placement()).toMatchObject({
      sync: 'in-sync',
      health: 'healthy',
      cause_code: null,
      last_good_at: null,
    });
  });

  it('makes only those resources unknown whose kind may not be listed', async () => {
    const { world, loop } = await startWorld(id);
    world.live.failKind(
      'eu-1',
      { group: 'apps', kind: 'Deployment' },
      { cause: { code: 'forbidden', message: 'cannot list deployments' } },
    );
    world.pass(60);
    await loop.drain();
    expect(await world.placement()).toMatchObject({
      sync: 'unknown',
      count_unknown: 1,
      cause_code: 'forbidden',
      last_good_sync: 'in-sync',
    });
  });

  it('judges other placements while one does not render', async () => {
    const { world, loop } = await startWorld(id, ['dev', 'prod']);
    world.revisions.commit({
      url: repositoryUrl,
      files: {
        ...repositoryFiles({ environments: ['dev', 'prod'] }),
        'apps/dev/deployment.yaml': '{ not json',
      },
    });
    world.pass(60);
    await loop.drain();
    expect(await world.placement('dev')).toMatchObject({
      sync: 'unknown',
      cause_code: 'invalid',
      last_good_sync: 'in-sync',
    });
    expect(await world.placement('prod')).toMatchObject({ sync: 'in-sync' });
  });

  it('says which path is missing', async () => {
    const { world, loop } = await startWorld(id);
    const files = repositoryFiles();
    delete files['apps/dev/deployment.yaml'];
    world.revisions.commit({ url: repositoryUrl, files });
    world.pass(60);
    await loop.drain();
    expect(await world.placement()).toMatchObject({
      sync: 'unknown',
      cause_code: 'not-found',
      cause_message: expect.stringContaining('apps/dev'),
      last_good_sync: 'in-sync',
    });
  });

  it.each(['unreachable', 'unauthorized', 'not-found'] as const)(
    'does not claim to know what git wants when it cannot be read: %s',
    async code => {
      const { world, loop, knex } = await startWorld(id);
      world.revisions.fail(
        repositoryUrl,
        new ObservationError(code, 'git is away'),
      );
      world.pass(60);
      await loop.drain();
      expect(await world.placement()).toMatchObject({
        sync: 'unknown',
        health: 'healthy',
        cause_code: code,
        count_unknown: 1,
        count_in_sync: 0,
        last_good_sync: 'in-sync',
      });
      expect(await knex('deliveries')).toHaveLength(1);

      world.revisions.fail(repositoryUrl, undefined);
      world.pass(400);
      await loop.drain();
      expect(await world.placement()).toMatchObject({ sync: 'in-sync' });
    },
  );

  it('believes an empty target only when it says so twice', async () => {
    const { world, loop } = await startWorld(id);
    world.live.remove('eu-1', {
      group: 'apps',
      kind: 'Deployment',
      namespace: 'payments-dev',
      name: 'payments',
    });
    world.pass(60);
    await loop.drain();
    expect(await world.placement()).toMatchObject({
      sync: 'unknown',
      cause_code: 'empty',
      last_good_sync: 'in-sync',
    });
    world.pass(60);
    await loop.drain();
    expect(await world.placement()).toMatchObject({
      sync: 'missing',
      cause_code: null,
    });
  });

  it('believes an emptied repository only at the second look', async () => {
    const { world, loop, knex } = await startWorld(id);
    world.revisions.commit({ url: repositoryUrl, files: { README: 'moved' } });
    world.pass(60);
    await loop.drain();
    expect(await world.placement()).toMatchObject({
      sync: 'unknown',
      cause_code: 'empty',
    });
    expect(await knex('deliveries')).toHaveLength(1);
    world.pass(60);
    await loop.drain();
    for (const table of ['deliveries', 'environments', 'placements']) {
      expect(await knex(table)).toHaveLength(0);
    }
    expect(await knex('targets')).toHaveLength(0);
  });

  it('keeps a delivery whose file was broken, and says where', async () => {
    const { world, loop, knex } = await startWorld(id);
    world.revisions.commit({
      url: repositoryUrl,
      files: {
        ...repositoryFiles(),
        'delivery.yaml': repositoryFiles()['delivery.yaml'].replace(
          '"component"',
          '"komponent"',
        ),
      },
    });
    world.pass(60);
    await loop.drain();
    expect(await world.placement()).toMatchObject({ sync: 'in-sync' });
    expect(await knex('declaration_problems')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          file: 'delivery.yaml',
          code: 'unknown-field',
          line: 1,
          component_ref: 'component:default/payments',
        }),
      ]),
    );
  });
});
