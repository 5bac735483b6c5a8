import { TestDatabases } from '@backstage/backend-test-utils';
import { InventoryHost } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { migrateTestDatabase } from '../../database/__testUtils__/migrateTestDatabase';
import { facts, HostWorld } from '../__testUtils__/HostWorld';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const names = [
  'web-1',
  'web-1',
  '../../x',
  '__proto__',
  'constructor',
  'a\0b',
  'a/b',
  '-oProxyCommand=touch /tmp/x',
  'web*',
  '$(reboot)',
  'x'.repeat(10_000),
  'half \ud800',
  '',
];

const hostile: InventoryHost[] = names.map(name => ({
  name,
  groups: ['web', '__proto__', 'constructor', 'x'.repeat(10_000)],
  address: 'y'.repeat(10_000),
  vars: JSON.parse('{"__proto__": {"polluted": true}, "a": 1}'),
}));

describe.each(databases.eachSupportedId())('hostile hosts on %s', id => {
  let knex: Knex;
  let world: HostWorld;

  beforeEach(async () => {
    knex = await migrateTestDatabase(databases, id);
    world = new HostWorld(knex);
    world.commit({ playbook: null });
    // A reader that keeps none of the promises about names.
    world.inventory.read = async () => ({ hosts: hostile });
  });

  const look = async () => {
    await world.fillQueue();
    await world.createLoop().drain();
    return world.resources();
  };

  it('have rows with safe names, and are asked under no other than plain ones', async () => {
    const rows = await look();
    expect(rows).toHaveLength(names.length - 1);
    for (const { name, key, host } of rows) {
      expect(name).toMatch(/^[\x21-\x2e\x30-\x7e]{1,253}$/);
      expect(key).toBe(`oneroof.dev/Host//${name}`);
      expect(host!.length).toBeLessThan(2_000);
    }
    const asked = world.hosts.requests.flatMap(({ hosts }) =>
      hosts.map(({ host }) => host.name),
    );
    expect([...new Set(asked)].sort()).toEqual([
      '__proto__',
      'constructor',
      'web-1',
    ]);
    const refused = rows.filter(({ cause_code }) => cause_code === 'invalid');
    expect(refused).toHaveLength(names.length - 1 - 3);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('say what they like about themselves, and harm neither the others nor the tables', async () => {
    const os = `\0\u202e\ud800<script>${'z'.repeat(1_000_000)}`;
    for (const name of ['web-1', '__proto__']) {
      world.hosts.put('dc', name, {
        ...facts(world.time),
        os,
        kernel: os,
        architecture: os,
        bootedAt: 'yesterday',
        disks: [{ mount: os, sizeBytes: -1, availableBytes: Number.NaN }],
        things: {
          package: {
            complete: true,
            byKey: new Map([
              ['nginx', { properties: { installed: true, versions: [os] } }],
              [
                '__proto__',
                { properties: { installed: true, versions: [os] } },
              ],
            ]),
          },
        },
      });
    }
    world.hosts.put('dc', 'constructor', facts(world.time));
    const rows = await look();
    const byName = new Map(rows.map(row => [row.name, row]));
    expect(byName.get('constructor')).toMatchObject({ sync: 'in-sync' });
    expect(byName.get('web-1')).toMatchObject({ sync: 'drifted' });
    for (const row of rows) {
      expect(JSON.stringify(row).length).toBeLessThan(100_000);
    }
    const placement = await world.placement();
    expect(placement).toMatchObject({ sync: 'drifted' });
    expect(JSON.stringify(placement).length).toBeLessThan(300_000);
    // All of it can be read again, and is found to be the same.
    world.pass(60);
    await world.createLoop().drain();
    expect(await world.resources()).toEqual(rows);
  });

  it.each(['tomorrow', '', '+275760-09-13T00:00:00.001Z', '0000-00-00'])(
    'are unknown with facts of %j',
    async observedAt => {
      world.inventory.read = async () => ({
        hosts: [{ name: 'web-1', groups: ['web'], vars: {} }],
      });
      world.say('web-1', { observedAt });
      const [row] = await look();
      expect(row).toMatchObject({ sync: 'unknown', health: 'unknown' });
      expect(JSON.parse(row.host!).factsAt).toBeUndefined();
    },
  );
});
