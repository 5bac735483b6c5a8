import {
  Cause,
  Health,
  HostView,
  ResourceSyncVerdict,
} from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { ResourceRow } from '../../tables';
import { toResourceLastGood } from '../verdicts/toResourceLastGood';
import { containsText } from '../../text/containsText';
import { parseStoredOr } from '../../text/parseStoredOr';
import { hostSchema } from '../hosts/hostSchema';
import { parseResourceDetails, ResourceDetails } from './ResourceDetails';

/** A resource of a placement with its verdict. */
export interface ResourceRecord extends ResourceDetails {
  key: string;
  group: string;
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
  sync: ResourceSyncVerdict;
  health: Health['status'];
  healthReason?: string;
  cause?: Cause;
  /** While `sync` is `unknown`: what was known last. */
  lastGood?: {
    observedAt: string;
    sync: ResourceSyncVerdict;
    health: Health['status'];
  };
  hasDocuments: boolean;
  /** Part of what is declared for it that was really checked, from 0 to 1; absent where all of it always is. */
  coverage?: number;
  /** Where it is a host. */
  host?: HostView;
  changedAt: string;
  position: ResourcePosition;
}

/** Where a page ended. */
export type ResourcePosition = readonly [
  syncRank: number,
  healthRank: number,
  key: string,
];

/** What {@link listResources} is asked for. */
export interface ResourcesRequest {
  placementId: string;
  sync?: readonly ResourceSyncVerdict[];
  text?: string;
  /** Only hosts with the difference of this id. */
  differs?: string;
  /** The placement is unknown as a whole: a filter by verdict then sees all of its resources as `unknown`. */
  areAllUnknown?: boolean;
  after?: ResourcePosition;
  limit: number;
}

const columns = [
  'key',
  'group',
  'api_version',
  'kind',
  'namespace',
  'name',
  'sync',
  'sync_rank',
  'health',
  'health_rank',
  'health_reason',
  'cause_code',
  'cause_message',
  'details',
  'last_good_at',
  'last_good_sync',
  'last_good_health',
  'coverage',
  'host',
  'changed_at',
] as const;

type ListedRow = Pick<ResourceRow, (typeof columns)[number]> & {
  has_documents: number | boolean;
};

/** A page of resources, worst first by their stored verdicts: by sync, then by health, then by key. */
export async function listResources(
  knex: Knex,
  request: ResourcesRequest,
): Promise<ResourceRecord[]> {
  const query = knex('resources')
    .select(...columns)
    // The documents themselves may be large, and a list shows none.
    .select(knex.raw('documents is not null as has_documents'))
    .where('placement_id', request.placementId)
    .orderBy([
      { column: 'sync_rank', order: 'desc' },
      { column: 'health_rank', order: 'desc' },
      { column: 'key' },
    ])
    .limit(request.limit);
  if (request.sync?.length && !request.areAllUnknown) {
    query.whereIn('sync', [...request.sync]);
  }
  if (request.sync?.length && request.areAllUnknown) {
    query.whereRaw(request.sync.includes('unknown') ? '1 = 1' : '1 = 0');
  }
  if (request.text) {
    whereNamed(query, request.text, knex);
  }
  if (request.differs !== undefined) {
    query.where('differs', request.differs);
  }
  if (request.after) {
    const [syncRank, healthRank, key] = request.after;
    query.whereRaw(
      '(sync_rank < ? or (sync_rank = ? and (health_rank < ? or (health_rank = ? and ?? > ?))))',
      [syncRank, syncRank, healthRank, healthRank, 'key', key],
    );
  }
  const rows: ListedRow[] = await query;
  return rows.map(toRecord);
}

/** A host is found by its name alone: the key of every host holds its kind and the group `oneroof.dev`. */
function whereNamed(query: Knex.QueryBuilder, text: string, knex: Knex): void {
  query.where(where =>
    where
      .where(host =>
        host.whereNotNull('host').whereRaw(containsText(knex, 'name', text)),
      )
      .orWhere(other =>
        other.whereNull('host').whereRaw(containsText(knex, 'key', text)),
      ),
  );
}

function toRecord(row: ListedRow): ResourceRecord {
  const lastGood = toResourceLastGood(row);
  return {
    ...parseResourceDetails(row.details),
    key: row.key,
    group: row.group,
    apiVersion: row.api_version,
    kind: row.kind,
    namespace: row.namespace ?? undefined,
    name: row.name,
    sync: row.sync,
    health: row.health,
    healthReason: row.health_reason ?? undefined,
    cause:
      row.cause_code === null
        ? undefined
        : {
            code: row.cause_code,
            message: row.cause_message ?? row.cause_code,
          },
    lastGood: lastGood && {
      observedAt: lastGood.at,
      sync: lastGood.sync,
      health: lastGood.health,
    },
    hasDocuments: Boolean(row.has_documents),
    coverage: row.coverage ?? undefined,
    host: parseStoredOr(hostSchema.optional(), row.host, undefined),
    changedAt: row.changed_at,
    position: [row.sync_rank, row.health_rank, row.key],
  };
}
