import { Knex } from 'knex';
import { listStoredResources } from '../../database/operations/verdicts/listStoredResources';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { RememberedPlacement, TargetMemory } from './TargetMemory';

/**
 * What is known of the stored resources of placements: from memory where it holds, else from the table, in one query for
 * all of them.
 */
export async function recallPlacements(
  knex: Knex,
  placements: readonly StoredPlacement[],
  memory: TargetMemory | undefined,
): Promise<Map<string, RememberedPlacement>> {
  const result = new Map<string, RememberedPlacement>();
  const forgotten: string[] = [];
  for (const { id, verdictHash } of placements) {
    const remembered = memory?.placements.get(id);
    if (remembered && remembered.verdictHash === verdictHash) {
      result.set(id, remembered);
    } else {
      forgotten.push(id);
    }
  }
  for (const [id, resources] of await listStoredResources(knex, forgotten)) {
    result.set(id, { ruleset: '', verdictHash: '', resources });
  }
  return result;
}
