import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrateTestDatabase } from '../../__testUtils__/migrateTestDatabase';
import {
  Claim,
  claimDue,
  enqueueMissing,
  forget,
  release,
  withTicket,
} from '../queue';
import { findRepository } from '../repositories/findRepository';
import { forgetRepository } from '../repositories/forgetRepository';
import { comparePlan, PlanChanges } from './comparePlan';
import { hasPlacements } from './hasPlacements';
import { listSources, PlacementSource } from './listSources';
import { ObjectScope } from './ObjectScope';
import { PlannedPlacement } from './PlannedPlacement';
import { writeDesired } from './writeDesired';
import { writePlan } from './writePlan';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const now = new Date('2026-03-01T12:00:00.000Z');
const location = { url: 'https://git.example/acme/manifests', ref: 'main' };

const all: ObjectScope = { clusterScoped: true };

const placement = (id: string): PlannedPlacement => ({
  id,
  delivery: 'payments',
  environment: id,
  environmentOrder: 0,
  environmentAfter: [],
  targetName: 'main',
  targetType: 'kubernetes',
  targetSpec: { cluster: 'eu-1' },
  target: { id: 'kubernetes:eu-1', type: 'kubernetes', name: 'eu-1' },
  scope: { clusterScoped: true },
  repository: { id: 'manifests', location },
  path: 'apps',
});

describe.each(databases.eachSupportedId())('comparePlan on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await migrateTestDatabase(databases, id);
    await enqueueMissing(knex, ['plan', 'repository:manifests'], now);
    await knex('repositories').insert({
      id: 'manifests',
      url: location.url,
      ref: location.ref,
      declares: false,
    });
  });

  const claimAll = async () => {
    const leaseUntil = new Date(now.getTime() + 60_000);
    const claims = await claimDue(knex, { now, leaseUntil, limit: 10 });
    return new Map(claims.map(claim => [claim.key, claim]));
  };

  const plan = async (claim: Claim, changes: PlanChanges) =>
    withTicket({ knex, claim, followers: changes.dueKeys, now }, tx =>
      writePlan(tx, changes),
    );

  /** What the work on a repository does at its end, where that declares nothing. */
  const forgetIfUnneeded = async (claim: Claim) =>
    withTicket({ knex, claim, now }, async tx => {
      if (!(await hasPlacements(tx, 'manifests'))) {
        await forgetRepository(tx, 'manifests');
      }
    });

  it.each<[string, Partial<PlannedPlacement>]>([
    ['kind of target', { targetType: 'hosts' }],
    ['renderer', { renderer: 'plain' }],
    ['variables', { vars: { port: 9310 } }],
    ['playbook', { playbook: { folder: 'ansible', file: 'site.yml' } }],
  ])(
    'asks for another tree where the %s changed, and takes none that was found before',
    async (_, change) => {
      const plans = async (planned: PlannedPlacement) => {
        const claims = await claimAll();
        await plan(claims.get('plan')!, await comparePlan(knex, [planned]));
        for (const claim of claims.values()) {
          await release(knex, claim);
        }
      };
      const tree = async (sources: PlacementSource[], name: string) => {
        const [{ id: placementId, treeParts }] = sources;
        const revision = {
          repository: location,
          commit: name,
          committedAt: now.toISOString(),
          author: 'Ada',
          subject: name,
        };
        await knex.transaction(tx =>
          writeDesired(
            tx,
            [{ id: placementId, treeParts, tree: name, revision }],
            { now },
          ),
        );
        return (await knex('placements').first()).desired_tree;
      };
      await plans(placement('dev'));
      const before = await listSources(knex, 'manifests');
      expect(await tree(before, 'first')).toBe('first');

      await plans({ ...placement('dev'), ...change });
      const after = await listSources(knex, 'manifests');
      expect(after[0].desiredTree).toBeUndefined();
      expect(await tree(before, 'found before')).toBeNull();
      expect(await knex('placement_history')).toHaveLength(1);
      expect(await tree(after, 'second')).toBe('second');
    },
  );

  it('brings a repository back that is forgotten while the plan is made', async () => {
    const claims = await claimAll();
    const changes = await comparePlan(knex, [placement('dev')]);
    const work = claims.get('repository:manifests')!;
    await forgetIfUnneeded(work);
    await forget(knex, work);
    expect(await findRepository(knex, 'manifests')).toBeUndefined();

    await plan(claims.get('plan')!, changes);
    expect(await findRepository(knex, 'manifests')).toMatchObject({ location });
    expect(await knex('work_queue').pluck('key')).toContain(
      'repository:manifests',
    );
  });

  it('keeps a repository whose look ends after the plan is written', async () => {
    const claims = await claimAll();
    await plan(
      claims.get('plan')!,
      await comparePlan(knex, [placement('dev')]),
    );
    await forgetIfUnneeded(claims.get('repository:manifests')!);
    expect(await findRepository(knex, 'manifests')).toMatchObject({ location });
  });

  it('has nothing to write for placements that stay as they are', async () => {
    const claims = await claimAll();
    const planned = [placement('dev'), placement('prod')];
    await plan(claims.get('plan')!, await comparePlan(knex, planned));
    expect(await comparePlan(knex, planned)).toEqual({
      added: [],
      updated: [],
      removed: [],
      emptied: [],
      targets: { added: [], removed: [] },
      repositories: [],
      dueKeys: [],
    });
  });

  it.each<[string, ObjectScope, ObjectScope, string[]]>([
    ['shuts out what has no namespace', all, { clusterScoped: false }, ['dev']],
    ['names namespaces', all, { ...all, namespaces: ['a'] }, ['dev']],
    [
      'names others',
      { ...all, namespaces: ['a', 'b'] },
      { ...all, namespaces: ['a'] },
      ['dev'],
    ],
    ['allows all namespaces', { ...all, namespaces: ['a'] }, all, []],
    ['lets in what has no namespace', { clusterScoped: false }, all, []],
  ])(
    'forgets what was seen before a scope that %s',
    async (_, before, after, emptied) => {
      const claims = await claimAll();
      const planWith = (scope: ObjectScope) =>
        comparePlan(knex, [{ ...placement('dev'), scope }]);
      await plan(claims.get('plan')!, await planWith(before));
      const changes = await planWith(after);
      expect(changes.updated).toHaveLength(1);
      expect(changes.emptied).toEqual(emptied);
      expect(changes.dueKeys).toContain('target:kubernetes:eu-1');
    },
  );
});
