import { Adapters } from '../../adapters/Adapters';
import { listDeclared } from '../../database/operations/declarations/listDeclared';
import { comparePlan } from '../../database/operations/placements/comparePlan';
import { writePlan } from '../../database/operations/placements/writePlan';
import { withTicket } from '../../database/operations/queue';
import { LoopContext } from '../LoopContext';
import { WorkHandler } from '../Work';
import { PlanInput, planPlacements } from './planPlacements';

/**
 * Handler of `plan`: multiplies all deliveries by all environments, and makes the table of placements what came out.
 *
 * It is one item of the queue, so it runs once at a time on all backends together: a delivery of one repository and an
 * environment of another may change in the same second, and whoever is last sees both. Whoever changes a declaration
 * asks for it; without a request there is no reason to plan.
 *
 * It writes what a placement *is*, never what its verdict is; with one exception: a placement that no target's work can
 * reach (nothing declared, nothing allowed, no adapter) is `unknown` with that cause, and only the plan can say so.
 */
export function createPlanHandler(context: LoopContext): WorkHandler {
  const { adapters, config, knex, now, publisher } = context;
  return async ({ claim, signal }) => {
    const planned = planPlacements({
      ...(await listDeclared(knex)),
      repositories: config.repositories,
      ...describeAdapters(adapters),
    });
    signal.throwIfAborted();
    const changes = await comparePlan(knex, planned);
    const followers = changes.dueKeys;
    await withTicket({ knex, claim, followers, now: now() }, tx =>
      writePlan(tx, changes),
    );
    await publisher.publish([
      ...changes.added.map(({ id }) => id),
      ...changes.updated.map(({ id }) => id),
      ...changes.removed,
    ]);
    return { result: 'done' };
  };
}

function describeAdapters({
  inventoryReaders,
  liveReaders,
}: Adapters): Pick<PlanInput, 'inventories' | 'targetTypes'> {
  const readers = inventoryReaders.list();
  return {
    targetTypes: new Set([
      ...liveReaders.list().map(({ type }) => type),
      ...(readers.length > 0 ? ['hosts'] : []),
    ]),
    inventories: new Set(
      readers.flatMap(({ inventories }) => inventories.map(({ name }) => name)),
    ),
  };
}
