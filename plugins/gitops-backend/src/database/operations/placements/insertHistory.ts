import { Knex } from 'knex';
import { storedOrNull } from '../../text/storedOrNull';
import { createSortableId } from '../../createSortableId';
import { Tables } from '../../tables';

/** Something that changed on a placement. */
export interface HistoryEntry {
  placementId: string;
  at: Date;
  /** `sync-run`: somebody had its hosts synced. */
  type: 'revision' | 'sync' | 'health' | 'sync-run';
  from?: string;
  to?: string;
  message?: string;
}

const batchSize = 200;

/** Appends to the history of placements. */
export async function insertHistory(
  tx: Knex.Transaction,
  entries: readonly HistoryEntry[],
): Promise<void> {
  const rows = entries.map((entry, index) => ({
    id: createSortableId(entry.at, index),
    placement_id: entry.placementId,
    at: entry.at.toISOString(),
    type: entry.type,
    from_value: entry.from ?? null,
    to_value: entry.to ?? null,
    message: storedOrNull(entry.message, 1000),
  }));
  for (let start = 0; start < rows.length; start += batchSize) {
    await tx<Tables['placement_history']>('placement_history').insert(
      rows.slice(start, start + batchSize),
    );
  }
}
