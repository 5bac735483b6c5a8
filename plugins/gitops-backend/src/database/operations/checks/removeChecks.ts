import { Knex } from 'knex';
import { Tables } from '../../tables';

const batchSize = 200;

/** Removes what check runs of placements have said. */
export async function removeChecks(
  tx: Knex.Transaction,
  placementIds: readonly string[],
): Promise<void> {
  for (let start = 0; start < placementIds.length; start += batchSize) {
    const batch = placementIds.slice(start, start + batchSize);
    for (const table of ['host_reports', 'check_runs'] as const) {
      await tx<Tables[typeof table]>(table)
        .whereIn('placement_id', batch)
        .delete();
    }
  }
}
