import { Knex } from 'knex';
import { updateRows } from '../../bulk/updateRows';
import { upsertRows } from '../../bulk/upsertRows';
import { Tables } from '../../tables';
import { HistoryEntry, insertHistory } from '../placements/insertHistory';
import { ResourceRecord } from './ResourceRecord';
import { resourcesTable, toResourceRow } from './resourceRows';
import { PlacementVerdict } from './StoredPlacement';
import { toVerdictRow, verdictsTable } from './verdictRows';

/** SQLite takes no more than 32,766 variables in one statement, PostgreSQL 65,535. */
const batchSize = 500;

/** What changed on one placement. */
export interface PlacementChange {
  id: string;
  /** Key that the judgement was made for: if git has another one by now, the judgement is void. */
  desiredTree?: string;
  /** Absent when only resources changed. */
  verdict?: PlacementVerdict & { hash: string };
  upserted: ResourceRecord[];
  /** Keys of resources that are neither declared nor found any more. */
  removed: string[];
  history: HistoryEntry[];
}

/**
 * Writes what changed on the placements of one target.
 *
 * @returns ids of the placements that were written: one that was removed, moved to another target or wants another tree
 * by now is left out, its next judgement is on its way
 */
export async function writeVerdicts(
  tx: Knex.Transaction,
  changes: readonly PlacementChange[],
  options: { targetId: string; now: Date },
): Promise<Set<string>> {
  const valid = await lockPlacements(tx, changes, options.targetId);
  const written = changes.filter(({ id }) => valid.has(id));
  await updateRows(
    tx,
    verdictsTable,
    written.flatMap(({ id, verdict }) =>
      verdict ? [toVerdictRow(id, verdict)] : [],
    ),
  );
  await upsertRows(
    tx,
    resourcesTable,
    written.flatMap(({ id, upserted }) =>
      upserted.map(record => toResourceRow(id, record, options.now)),
    ),
  );
  for (const { id, removed } of written) {
    for (let start = 0; start < removed.length; start += batchSize) {
      await tx<Tables['resources']>('resources')
        .where({ placement_id: id })
        .whereIn('key', removed.slice(start, start + batchSize))
        .delete();
    }
  }
  await insertHistory(
    tx,
    written.flatMap(({ history }) => history),
  );
  return valid;
}

/** Holds the rows until the commit, so that neither plan nor repository change them under the verdict. */
async function lockPlacements(
  tx: Knex.Transaction,
  changes: readonly PlacementChange[],
  targetId: string,
): Promise<Set<string>> {
  const wanted = new Map(changes.map(change => [change.id, change]));
  const ids = [...wanted.keys()].sort();
  const valid = new Set<string>();
  for (let start = 0; start < ids.length; start += batchSize) {
    const rows = await tx<Tables['placements']>('placements')
      .whereIn('id', ids.slice(start, start + batchSize))
      .andWhere({ target_id: targetId })
      .orderBy('id')
      .forUpdate()
      .select('id', 'desired_tree');
    for (const row of rows) {
      if (row.desired_tree === (wanted.get(row.id)!.desiredTree ?? null)) {
        valid.add(row.id);
      }
    }
  }
  return valid;
}
