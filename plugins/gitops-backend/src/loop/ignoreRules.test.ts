import { TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { migrateTestDatabase } from '../database/__testUtils__/migrateTestDatabase';
import {
  deployment,
  LoopWorld,
  repositoryFiles,
  repositoryUrl,
  running,
} from './__testUtils__/LoopWorld';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const rule = (expression: string): JsonObject => ({
  group: 'apps',
  kind: 'Deployment',
  jqPathExpressions: [expression],
});

const images = '.spec.template.spec.containers[] | select(.name == "main")';

describe.each(databases.eachSupportedId())('ignore rules on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await migrateTestDatabase(databases, id);
  });

  /** A deployment of which somebody has changed the image by hand. */
  async function observe(config: JsonObject) {
    const world = new LoopWorld(knex, { config });
    world.revisions.commit({ url: repositoryUrl, files: repositoryFiles() });
    world.live.put(
      'eu-1',
      running(deployment({ namespace: 'payments-dev', tag: 'by-hand' })),
    );
    const loop = world.createLoop();
    await world.fillQueue();
    await loop.drain();
    return { world, loop };
  }

  it('hold for all deliveries where the portal states them', async () => {
    const { world } = await observe({ ignoreDifferences: [rule(images)] });
    expect(await world.placement()).toMatchObject({ sync: 'ignored' });
  });

  it('are no rules for other objects', async () => {
    const { world } = await observe({
      ignoreDifferences: [{ ...rule(images), name: 'worker' }],
    });
    expect(await world.placement()).toMatchObject({ sync: 'drifted' });
  });

  it('make what they are about unknown when they do not end', async () => {
    const { world } = await observe({
      ignoreDifferences: [rule('def f: f; f')],
    });
    expect(await world.placement()).toMatchObject({
      sync: 'unknown',
      cause_code: 'timeout',
      cause_message: 'the ignore rule "def f: f; f" does not end in time',
    });
  });

  it('ask nothing of jq while neither rules nor objects change', async () => {
    const { world, loop } = await observe({
      ignoreDifferences: [rule(images)],
    });
    const answer = jest.spyOn(world.jq, 'answer');
    world.pass(60);
    await loop.drain();
    expect(answer.mock.calls.map(([questions]) => questions)).toEqual([[]]);
    expect(await world.placement()).toMatchObject({ sync: 'ignored' });
  });
});
