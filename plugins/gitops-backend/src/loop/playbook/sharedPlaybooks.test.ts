import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrateTestDatabase } from '../../database/__testUtils__/migrateTestDatabase';
import { requestSync } from '../../database/operations/syncs/requestSync';
import { hostFiles, HostWorld } from '../__testUtils__/HostWorld';
import { repositoryUrl } from '../__testUtils__/LoopWorld';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const sharedUrl = 'https://git.example/acme/playbooks';

/** Variables are templates to Ansible: whoever writes them has code run. */
const evil = "{{ lookup('pipe', 'id') }}";

describe.each(databases.eachSupportedId())(
  'playbooks of a shared repository on %s',
  id => {
    let knex: Knex;

    beforeEach(async () => {
      knex = await migrateTestDatabase(databases, id);
    });

    const start = async (allowed: string[]): Promise<HostWorld> => {
      const world = new HostWorld(knex, {
        allowed,
        config: {
          repositories: [
            { url: repositoryUrl },
            { url: sharedUrl, sharedWith: [repositoryUrl] },
          ],
        },
      });
      const {
        'delivery.yaml': text,
        'environments/dev.yaml': environment,
        ...others
      } = hostFiles({ vars: { greeting: evil } });
      const delivery = JSON.parse(text);
      delivery.spec.environments[0].placements[0].source.repository = sharedUrl;
      world.revisions.commit({
        url: repositoryUrl,
        files: {
          'delivery.yaml': JSON.stringify(delivery),
          'environments/dev.yaml': environment,
        },
      });
      world.revisions.commit({ url: sharedUrl, files: others });
      world.install('web-1');
      const loop = world.createLoop();
      await world.fillQueue();
      await world.markAllDue();
      await loop.drain();
      await requestSync(knex, {
        placementId: (await world.placement()).id,
        requestedBy: 'user:default/jo',
        now: world.time,
      });
      await loop.drain();
      return world;
    };

    it('get no variables of a repository that may bring no playbooks', async () => {
      const world = await start([sharedUrl]);
      expect(world.checker.requests).toEqual([]);
      expect(world.syncer.requests).toEqual([]);
      expect(await knex('check_runs').first()).toMatchObject({
        cause_code: 'not-allowed',
      });
      expect(await knex('sync_runs').first()).toMatchObject({
        state: 'failed',
        cause_code: 'not-allowed',
      });
    });

    it('run for one that may', async () => {
      const world = await start([sharedUrl, repositoryUrl]);
      expect(world.checker.requests[0].vars).toEqual({ greeting: evil });
      expect(world.syncer.requests).toHaveLength(1);
    });
  },
);
