import { ResourceRow } from '../../tables';
import { ResourceLastGood } from './ResourceRecord';

/** What was known last of a resource, where its row keeps it. */
export function toResourceLastGood(
  row: Pick<
    ResourceRow,
    'last_good_at' | 'last_good_sync' | 'last_good_health'
  >,
): ResourceLastGood | undefined {
  return row.last_good_at !== null &&
    row.last_good_sync !== null &&
    row.last_good_health !== null
    ? {
        at: row.last_good_at,
        sync: row.last_good_sync,
        health: row.last_good_health,
      }
    : undefined;
}
