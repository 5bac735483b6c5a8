import { Knex } from 'knex';
import { storedOrNull } from '../../text/storedOrNull';
import { randomBytes } from 'node:crypto';
import { Tables } from '../../tables';

/** Something that changed on a placement. */
export interface HistoryEntry {
  placementId: string;
  at: Date;
  type: 'revision' | 'sync' | 'health';
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
    id: createId(entry.at, index),
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

/** Sorts by time, then by the order of the entries; the tail keeps two backends apart. */
function createId(at: Date, index: number): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  const order = index.toString(16).padStart(6, '0');
  return `${time}${order}${randomBytes(6).toString('hex')}`;
}
