import { Knex } from 'knex';
import { Tables } from '../../tables';

/** Says that the reports of a placement count no longer, since its hosts were changed after them. */
export async function voidReports(
  tx: Knex.Transaction,
  placementId: string,
): Promise<void> {
  await tx<Tables['check_runs']>('check_runs')
    .where({ placement_id: placementId })
    .update({ tree: null });
}
