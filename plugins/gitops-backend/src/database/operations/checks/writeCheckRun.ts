import { Knex } from 'knex';
import { BulkTable } from '../../bulk/BulkTable';
import { upsertRows } from '../../bulk/upsertRows';
import { HostReportRow, Tables } from '../../tables';

const reportsTable: BulkTable<HostReportRow> = {
  name: 'host_reports',
  columns: {
    placement_id: 'text',
    host: 'text',
    report: 'text',
    hash: 'text',
  },
  key: ['placement_id', 'host'],
};

const batchSize = 500;

/** Writes a good check run: its reports, as far as they are others than before, and none of hosts that it had not. */
export async function writeCheckRun(
  tx: Knex.Transaction,
  placementId: string,
  run: {
    tree: string;
    checkedAt: Date;
    tookMs: number;
    /** JSON of each host's report, with its hash. */
    reports: ReadonlyMap<string, { json: string; hash: string }>;
  },
): Promise<void> {
  const stored = await tx<Tables['host_reports']>('host_reports')
    .where({ placement_id: placementId })
    .select('host', 'hash');
  const hashes = new Map(stored.map(({ host, hash }) => [host, hash]));
  await upsertRows(
    tx,
    reportsTable,
    [...run.reports]
      .filter(([host, { hash }]) => hashes.get(host) !== hash)
      .map(([host, { json, hash }]) => ({
        placement_id: placementId,
        host,
        report: json,
        hash,
      })),
  );
  const gone = [...hashes.keys()].filter(host => !run.reports.has(host));
  for (let start = 0; start < gone.length; start += batchSize) {
    await tx<Tables['host_reports']>('host_reports')
      .where({ placement_id: placementId })
      .whereIn('host', gone.slice(start, start + batchSize))
      .delete();
  }
  await tx<Tables['check_runs']>('check_runs')
    .insert({
      placement_id: placementId,
      tree: run.tree,
      checked_at: run.checkedAt.toISOString(),
      took_ms: Math.round(run.tookMs),
      cause_code: null,
      cause_message: null,
    })
    .onConflict('placement_id')
    .merge();
}
