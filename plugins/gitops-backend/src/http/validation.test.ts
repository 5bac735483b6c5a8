import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { expectConformity } from './__testUtils__/conformity';
import { migrate } from './__testUtils__/migrate';
import { startApi } from './__testUtils__/startApi';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });
const refresh = '/components/component/default/shop/refresh';

describe.each(databases.eachSupportedId())('validation, %p', id => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await migrate(await databases.init(id));
  }, 60_000);

  it.each([
    '/deliveries?unheard=of',
    '/deliveries?limit=0',
    '/deliveries?limit=201',
    '/deliveries?limit=ten',
    '/deliveries?limit=1.5',
    '/deliveries?limit=1&limit=2',
    '/deliveries?sync=bad',
    '/deliveries?sync=drifted&sync=bad',
    '/deliveries?health=none',
    '/deliveries?text[a]=b',
    '/deliveries?text=a&text=b',
    '/deliveries?text=%00',
    '/deliveries?owner=a%00b',
    '/deliveries?constructor=1',
    `/deliveries?text=${'x'.repeat(201)}`,
    `/deliveries?cursor=${'x'.repeat(1001)}`,
    `/deliveries?${'owner=a&'.repeat(51)}`,
    '/environments?tier=production',
    '/owners?limit=1',
    '/problems?x=1',
    `/components/component/default/${'x'.repeat(64)}/delivery`,
    '/components/component/default/a%00b/delivery',
    '/components/component/default/shop/delivery?environment=dev',
    `/placements/${'0'.repeat(32)}/documents`,
    `/placements/${'0'.repeat(32)}/resources?sync=pending`,
    ...['', 'x', 'ABCDEF012345', 'abcdef0123456', "' or 1=1 --"].map(
      differs =>
        `/placements/${'0'.repeat(32)}/resources?differs=${encodeURIComponent(
          differs,
        )}`,
    ),
    `/placements/${'0'.repeat(32)}/hosts?host=a`,
    `/placements/${'0'.repeat(32)}/syncs?limit=0`,
  ])('refuses %s', async path => {
    const { api } = await startApi({ knex, visible: [] });
    const response = await api.get(path);
    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({
      error: { name: 'InputError' },
      response: { statusCode: 400 },
    });
    expectConformity('/deliveries', response);
  });

  it.each([
    '/deliveries?text=',
    // The parser drops it before anything could be set.
    '/deliveries?__proto__[x]=1',
    '/deliveries?text=%F0%9F%8E%89',
    '/deliveries?owner=a',
    // Unreserved characters only would be the default: nobody escapes a reference by hand.
    '/deliveries?owner=group:default/team-a&text=a:b/c',
    '/deliveries?owner=a&owner=b',
    '/deliveries?limit=200',
    '/deliveries?sync=drifted&health=degraded&environment=dev',
  ])('takes %s', async path => {
    const { api } = await startApi({ knex, visible: [] });
    const response = await api.get(path);
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ items: [] });
  });

  it.each([
    { body: { environments: ['dev'] } },
    { body: { environment: 1 } },
    { body: { environment: 'x'.repeat(64) } },
    { body: { environment: 'a\u0000' } },
    { body: [] },
    { body: '{"environment":' },
    { body: `{"environment":"${'x'.repeat(200_000)}"}` },
  ])('refuses the body $body', async ({ body }) => {
    const { api } = await startApi({
      knex,
      visible: ['component:default/shop'],
    });
    const response = await api
      .post(refresh)
      .set('Content-Type', 'application/json')
      .send(body);
    expect(response.status).toBe(400);
    expect(await knex('work_queue')).toEqual([]);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded'])(
    'refuses a body of type %s',
    async type => {
      const { api } = await startApi({ knex, visible: [] });
      const response = await api
        .post(refresh)
        .set('Content-Type', type)
        .send('environment=dev');
      expect(response.status).toBe(400);
    },
  );
});
