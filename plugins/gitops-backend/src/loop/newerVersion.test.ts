import { TestDatabases } from '@backstage/backend-test-utils';
import { FakeRenderer } from '@oneroof/plugin-gitops-node/testUtils';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { migrateTestDatabase } from '../database/__testUtils__/migrateTestDatabase';
import {
  LoopWorld,
  repositoryFiles,
  repositoryUrl,
} from './__testUtils__/LoopWorld';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

class Refusing extends FakeRenderer {
  isOld = true;

  async findInputs(
    ...request: Parameters<FakeRenderer['findInputs']>
  ): Promise<string[]> {
    if (this.isOld) {
      throw new ObservationError('invalid', 'cannot read this yet');
    }
    return super.findInputs(...request);
  }
}

describe.each(databases.eachSupportedId())('a newer version on %s', id => {
  it('tries again what an older one has refused, at the same commit', async () => {
    const knex = await migrateTestDatabase(databases, id);
    const renderer = new Refusing();
    const world = new LoopWorld(knex, { renderer });
    world.revisions.commit({ url: repositoryUrl, files: repositoryFiles() });
    await world.fillQueue();
    await world.createLoop().drain();
    const find = () =>
      knex('placements').first('desired_tree', 'desired_cause_code');
    expect(await find()).toEqual({
      desired_tree: null,
      desired_cause_code: 'invalid',
    });

    renderer.isOld = false;
    await knex('repositories').update({ search_hash: 'of another version' });
    world.pass(60);
    await world.createLoop().drain();
    expect(await find()).toEqual({
      desired_tree: expect.any(String),
      desired_cause_code: null,
    });
  });
});
