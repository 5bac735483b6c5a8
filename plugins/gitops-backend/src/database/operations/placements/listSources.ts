import { CauseCode, DeliveryPlaybook } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { toPlaybook } from '../hosts/toPlaybook';
import { PlacementRow } from '../../tables';

/** What of a placement, besides its files, makes the key of what git declares for it; as stored. */
export type TreeParts = Pick<
  PlacementRow,
  'target_type' | 'renderer' | 'vars' | 'playbook'
>;

/** Where a placement's manifests stand, and what was found there last. */
export interface PlacementSource {
  id: string;
  treeParts: TreeParts;
  path: string;
  namespace?: string;
  renderer?: string;
  isOnHosts?: boolean;
  /** JSON of the variables that are part of what git declares. */
  vars?: string;
  /** File that sets them, where it stands in this repository. */
  varsFile?: string;
  playbook?: DeliveryPlaybook;
  targetId?: string;
  desiredTree?: string;
  desiredCommit?: string;
  desiredCause?: { code: CauseCode; message: string };
}

const columns = [
  'id',
  'path',
  'namespace',
  'renderer',
  'vars',
  'playbook',
  'target_type',
  'target_id',
  'desired_tree',
  'desired_commit',
  'desired_cause_code',
  'desired_cause_message',
] as const;

/** Sources of all placements whose manifests stand in a repository. */
export async function listSources(
  knex: Knex,
  repositoryId: string,
): Promise<PlacementSource[]> {
  const rows: Array<
    Pick<PlacementRow, (typeof columns)[number]> & { file: string | null }
  > = await knex('placements as p')
    .leftJoin('deliveries as d', join =>
      join
        .on('d.name', 'p.delivery')
        .andOn('d.repository_id', 'p.repository_id'),
    )
    .where('p.repository_id', repositoryId)
    .orderBy('p.id')
    .select(...columns.map(name => `p.${name}`), 'd.file');
  return rows.map(row => ({
    id: row.id,
    treeParts: {
      target_type: row.target_type,
      renderer: row.renderer,
      vars: row.vars,
      playbook: row.playbook,
    },
    path: row.path,
    namespace: row.namespace ?? undefined,
    renderer: row.renderer ?? undefined,
    isOnHosts: row.target_type === 'hosts',
    ...(row.vars !== null && {
      vars: row.vars,
      varsFile: row.file ?? undefined,
    }),
    playbook: toPlaybook(row.playbook),
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
