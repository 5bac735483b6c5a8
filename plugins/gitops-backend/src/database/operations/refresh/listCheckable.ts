import { Knex } from 'knex';
import { z } from 'zod';
import { parseStoredOr } from '../../text/parseStoredOr';
import { RefreshRequest, whereRequested } from './RefreshRequest';

/** A placement that names a playbook, by which its hosts could be checked. */
export interface CheckablePlacement {
  id: string;
  inventory: string;
  /** URL of the repository that the playbook comes from; absent while it is not known. */
  repositoryUrl?: string;
}

const targetSchema = z.object({ inventory: z.string() }).optional();

/** The placements of a request that are observed on hosts and name a playbook. */
export async function listCheckable(
  knex: Knex,
  request: RefreshRequest,
): Promise<CheckablePlacement[]> {
  const query = knex('placements as p')
    .leftJoin('repositories as r', 'r.id', 'p.repository_id')
    .whereNotNull('p.playbook')
    .whereNotNull('p.target_id')
    .select('p.id', 'p.target_spec', 'r.url');
  whereRequested(query, request);
  const rows: Array<{ id: string; target_spec: string; url: string | null }> =
    await query;
  return rows.flatMap(({ id, target_spec, url }) => {
    const target = parseStoredOr(targetSchema, target_spec, undefined);
    return target
      ? [{ id, inventory: target.inventory, repositoryUrl: url ?? undefined }]
      : [];
  });
}
