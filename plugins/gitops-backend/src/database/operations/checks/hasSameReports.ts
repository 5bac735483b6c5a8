import { Knex } from 'knex';
import { Tables } from '../../tables';

/** Whether the last good check run of a placement said the very same about the same tree, after a time. */
export async function hasSameReports(
  knex: Knex,
  placementId: string,
  run: {
    tree: string;
    reports: ReadonlyMap<string, { hash: string }>;
    after: Date;
  },
): Promise<boolean> {
  const last = await knex<Tables['check_runs']>('check_runs')
    .where({ placement_id: placementId, tree: run.tree })
    .andWhere('checked_at', '>', run.after.toISOString())
    .first('tree');
  if (!last) {
    return false;
  }
  const stored = await knex<Tables['host_reports']>('host_reports')
    .where({ placement_id: placementId })
    .select('host', 'hash');
  return (
    stored.length === run.reports.size &&
    stored.every(({ host, hash }) => run.reports.get(host)?.hash === hash)
  );
}
