import { CauseCode } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { Tables } from '../../tables';

/** Where a placement's manifests stand, and what was found there last. */
export interface PlacementSource {
  id: string;
  path: string;
  namespace?: string;
  renderer?: string;
  targetId?: string;
  desiredTree?: string;
  desiredCommit?: string;
  desiredCause?: { code: CauseCode; message: string };
}

/** Sources of all placements whose manifests stand in a repository. */
export async function listSources(
  knex: Knex,
  repositoryId: string,
): Promise<PlacementSource[]> {
  const rows = await knex<Tables['placements']>('placements')
    .where({ repository_id: repositoryId })
    .orderBy('id')
    .select(
      'id',
      'path',
      'namespace',
      'renderer',
      'target_id',
      'desired_tree',
      'desired_commit',
      'desired_cause_code',
      'desired_cause_message',
    );
  return rows.map(row => ({
    id: row.id,
    path: row.path,
    namespace: row.namespace ?? undefined,
    renderer: row.renderer ?? undefined,
    targetId: row.target_id ?? undefined,
    desiredTree: row.desired_tree ?? undefined,
    desiredCommit: row.desired_commit ?? undefined,
    desiredCause: row.desired_cause_code
      ? {
          code: row.desired_cause_code,
          message: row.desired_cause_message ?? '',
        }
      : undefined,
  }));
}
