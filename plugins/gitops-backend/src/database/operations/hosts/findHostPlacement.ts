import {
  Cause,
  DeliveryPlaybook,
  JsonValue,
  RepositoryLocation,
} from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { PlacementRow, RepositoryRow } from '../../tables';
import { toPlaybook } from './toPlaybook';

/** A placement on hosts that somebody observes, as runs of its playbook find it. */
export interface HostPlacement {
  id: string;
  targetId: string;
  inventory: string;
  group: string;
  vars: Record<string, JsonValue>;
  playbook?: DeliveryPlaybook;
  /** Key of what git declares; absent while that cannot be told. */
  desiredTree?: string;
  /** Of the repository that declares the delivery, and with it `vars`; another than `repository` where that is shared. */
  deliveryRepositoryUrl?: string;
  repository?: {
    location: RepositoryLocation;
    commit?: string;
    committedAt?: string;
    /** Why it could not be read when last tried. */
    cause?: Cause;
  };
}

type Row = Pick<
  PlacementRow,
  'id' | 'target_id' | 'target_spec' | 'vars' | 'playbook' | 'desired_tree'
> & {
  url: string | null;
  delivery_repository_url: string | null;
} & Pick<
    RepositoryRow,
    'ref' | 'commit_id' | 'committed_at' | 'cause_code' | 'cause_message'
  >;

const specSchema = z.object({ inventory: z.string(), group: z.string() });

/** @returns undefined for a placement that is gone, is on no hosts, or may not be observed */
export async function findHostPlacement(
  knex: Knex,
  id: string,
): Promise<HostPlacement | undefined> {
  const row: Row | undefined = await knex('placements as p')
    .leftJoin('repositories as r', 'r.id', 'p.repository_id')
    .leftJoin('deliveries as d', 'd.name', 'p.delivery')
    .leftJoin('repositories as dr', 'dr.id', 'd.repository_id')
    .where({ 'p.id': id, 'p.target_type': 'hosts' })
    .select({ delivery_repository_url: 'dr.url' })
    .first(
      'p.id',
      'p.target_id',
      'p.target_spec',
      'p.vars',
      'p.playbook',
      'p.desired_tree',
      'r.url',
      'r.ref',
      'r.commit_id',
      'r.committed_at',
      'r.cause_code',
      'r.cause_message',
    );
  if (!row || row.target_id === null) {
    return undefined;
  }
  return {
    id,
    targetId: row.target_id,
    ...specSchema.parse(JSON.parse(row.target_spec)),
    vars: row.vars === null ? {} : JSON.parse(row.vars),
    playbook: toPlaybook(row.playbook),
    desiredTree: row.desired_tree ?? undefined,
    deliveryRepositoryUrl: row.delivery_repository_url ?? undefined,
    repository: toRepository(row),
  };
}

function toRepository(row: Row): HostPlacement['repository'] {
  return row.url === null
    ? undefined
    : {
        location: { url: row.url, ...(row.ref !== null && { ref: row.ref }) },
        commit: row.commit_id ?? undefined,
        committedAt: row.committed_at ?? undefined,
        cause: row.cause_code
          ? { code: row.cause_code, message: row.cause_message ?? '' }
          : undefined,
      };
}
