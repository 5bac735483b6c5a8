import { HostReport } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { Tables } from '../../tables';
import { parseHostReport } from './parseHostReport';

/** A report with the hash by which it is recognised. */
export interface StoredHostReport {
  hash: string;
  report: HostReport;
}

const batchSize = 500;

/**
 * What the last good check run of a placement said, by host.
 *
 * @param known - reports that are not read again where they are the same; they come back as the same objects
 */
export async function listHostReports(
  knex: Knex,
  placementId: string,
  known: ReadonlyMap<string, StoredHostReport>,
): Promise<Map<string, StoredHostReport>> {
  const table = () =>
    knex<Tables['host_reports']>('host_reports').where({
      placement_id: placementId,
    });
  const reports = new Map<string, StoredHostReport>();
  const changed: string[] = [];
  for (const { host, hash } of await table().select('host', 'hash')) {
    const before = known.get(host);
    if (before?.hash === hash) {
      reports.set(host, before);
    } else {
      changed.push(host);
    }
  }
  for (let start = 0; start < changed.length; start += batchSize) {
    const rows = await table()
      .whereIn('host', changed.slice(start, start + batchSize))
      .select('host', 'report', 'hash');
    for (const row of rows) {
      const report = parseHostReport(row.report);
      if (report) {
        reports.set(row.host, { hash: row.hash, report });
      }
    }
  }
  return reports;
}
