import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrateTestDatabase } from '../../database/__testUtils__/migrateTestDatabase';
import { markDue } from '../../database/operations/queue';
import { Tables } from '../../database/tables';
import { hostTarget, HostWorld } from '../__testUtils__/HostWorld';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('hosts on %s', id => {
  let knex: Knex;
  let world: HostWorld;
  let loop: ReturnType<HostWorld['createLoop']>;

  const start = async (
    names: string[],
    options: {
      world?: ConstructorParameters<typeof HostWorld>[1];
      files?: Parameters<HostWorld['commit']>[0];
    } = {},
  ) => {
    knex = await migrateTestDatabase(databases, id);
    world = new HostWorld(knex, options.world);
    world.commit({ playbook: null, ...options.files });
    world.install(...names);
    loop = world.createLoop();
    await world.fillQueue();
    await loop.drain();
  };

  const look = async (seconds = 60) => {
    world.pass(seconds);
    await markDue(knex, [hostTarget], world.time);
    await loop.drain();
    return world.placement();
  };

  it('go from a declaration in git to an in-sync placement with a row for each', async () => {
    await start(['web-1', 'web-2']);
    expect(await world.placement()).toMatchObject({
      target_id: 'hosts:dc',
      sync: 'in-sync',
      health: 'healthy',
      count_in_sync: 2,
      coverage: 1,
      differences: '[]',
      skew: '[]',
      declares: JSON.stringify([{ artifact: 'web', version: '1.22' }]),
      runs: JSON.stringify([{ artifact: 'web', version: '1.22' }]),
      cause_code: null,
    });
    const [row] = await world.resources();
    expect(row).toMatchObject({
      key: 'oneroof.dev/Host//web-1',
      group: 'oneroof.dev',
      api_version: 'oneroof.dev/v1alpha1',
      kind: 'Host',
      namespace: null,
      name: 'web-1',
      sync: 'in-sync',
      health: 'healthy',
      coverage: 1,
      differs: null,
      documents: null,
      absent_at: null,
    });
    expect(JSON.parse(row.host!)).toEqual({
      groups: ['web'],
      os: 'Debian 12.11',
      kernel: '6.1.0',
      architecture: 'x86_64',
    });
  });

  it('drift with paths, and are grouped by what differs', async () => {
    await start(['web-1', 'web-2', 'web-3']);
    world.say('web-2', { version: '1.18' });
    world.say('web-3', { version: '1.18', kernel: '5.10.0' });
    const placement = await look();
    expect(placement).toMatchObject({ sync: 'drifted', count_drifted: 2 });
    const differences = JSON.parse(placement.differences!);
    expect(differences).toEqual([
      expect.objectContaining({
        items: [expect.objectContaining({ path: 'package[nginx].versions' })],
        count: 2,
        hosts: ['web-2', 'web-3'],
      }),
    ]);
    expect(JSON.parse(placement.skew!)).toEqual([
      expect.objectContaining({ subject: 'kernel' }),
    ]);
    const rows = await world.resources();
    expect(rows.map(({ differs }) => differs)).toEqual([
      null,
      differences[0].id,
      differences[0].id,
    ]);
    const history = await knex<Tables['placement_history']>('placement_history')
      .where({ type: 'sync' })
      .orderBy('id', 'desc')
      .first();
    expect(history).toMatchObject({
      to_value: 'drifted',
      message:
        'Live differs in package[nginx].versions of Host web-2 and 1 more',
    });
  });

  it('tell the worst health with its host', async () => {
    await start(['web-1', 'web-2']);
    world.say('web-2', { running: false });
    const placement = await look();
    expect(placement).toMatchObject({ health: 'degraded' });
    expect(placement.health_reason).toContain('web-2');
  });
});
