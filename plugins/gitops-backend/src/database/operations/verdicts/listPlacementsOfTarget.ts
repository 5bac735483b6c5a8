import {
  Cause,
  CauseCode,
  Delivery,
  HostDifference,
} from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { PlacementRow, RepositoryRow, Tables } from '../../tables';
import { parseStoredOr } from '../../text/parseStoredOr';
import { differencesSchema, skewSchema } from '../hosts/findHostOverview';
import { toPlaybook } from '../hosts/toPlaybook';
import { PlacementVerdict, StoredPlacement } from './StoredPlacement';

type Row = PlacementRow & {
  repository_url: string | null;
} & {
  [K in
    | 'ref'
    | 'commit_id'
    | 'committed_at'
    | 'observed_at'
    | 'cause_code'
    | 'cause_message' as `repository_${K}`]: RepositoryRow[K];
};

const hostsSpecSchema = z.object({ group: z.string() });

/** All placements that live on a target, in two queries however many there are. */
export async function listPlacementsOfTarget(
  knex: Knex,
  targetId: string,
): Promise<StoredPlacement[]> {
  const rows: Row[] = await knex('placements as p')
    .leftJoin('repositories as r', 'r.id', 'p.repository_id')
    .where('p.target_id', targetId)
    .orderBy('p.id')
    .select('p.*', {
      repository_url: 'r.url',
      repository_ref: 'r.ref',
      repository_commit_id: 'r.commit_id',
      repository_committed_at: 'r.committed_at',
      repository_observed_at: 'r.observed_at',
      repository_cause_code: 'r.cause_code',
      repository_cause_message: 'r.cause_message',
    });
  const deliveries = await knex<Tables['deliveries']>('deliveries')
    .whereIn(
      'name',
      knex('placements').where({ target_id: targetId }).select('delivery'),
    )
    .select('name', 'spec');
  const specs = new Map<string, Delivery['spec']>(
    deliveries.map(({ name, spec }) => [name, JSON.parse(spec)]),
  );
  return rows.flatMap(row => {
    const spec = specs.get(row.delivery);
    // The plan is about to remove a placement whose delivery is gone.
    return spec ? [toPlacement(row, spec)] : [];
  });
}

function toPlacement(row: Row, spec: Delivery['spec']): StoredPlacement {
  const verdict = toVerdict(row);
  return {
    id: row.id,
    delivery: spec,
    namespace: row.namespace ?? undefined,
    scope: JSON.parse(row.scope),
    path: row.path,
    renderer: row.renderer ?? undefined,
    ...toHosts(row),
    repository: toRepository(row),
    desiredTree: row.desired_tree ?? undefined,
    desiredCause: toCause(row.desired_cause_code, row.desired_cause_message),
    sync: row.sync,
    health: row.health,
    cause: verdict.cause,
    lastGood: verdict.lastGood,
    verdictHash: row.verdict_hash,
    verdict,
  };
}

/** What only placements on hosts have; nothing for others, so that they stay as they are. */
function toHosts(
  row: Row,
): Pick<StoredPlacement, 'isOnHosts' | 'group' | 'vars' | 'playbook'> {
  if (row.target_type !== 'hosts') {
    return {};
  }
  const { group } = hostsSpecSchema.parse(JSON.parse(row.target_spec));
  const playbook = toPlaybook(row.playbook);
  return {
    isOnHosts: true,
    group,
    ...(row.vars !== null && { vars: JSON.parse(row.vars) }),
    ...(playbook && { playbook }),
  };
}

function toHostsVerdict(row: Row): PlacementVerdict['hosts'] {
  return row.differences === null || row.skew === null
    ? undefined
    : {
        coverage: row.coverage ?? undefined,
        // Written anew by the next judgement, whatever stands here.
        differences: parseStoredOr(
          differencesSchema,
          row.differences,
          [],
        ) as HostDifference[],
        skew: parseStoredOr(skewSchema, row.skew, []),
      };
}

function toRepository(row: Row): StoredPlacement['repository'] {
  if (row.repository_url === null) {
    return undefined;
  }
  return {
    location: {
      url: row.repository_url,
      ...(row.repository_ref !== null && { ref: row.repository_ref }),
    },
    commit: row.repository_commit_id ?? undefined,
    committedAt: row.repository_committed_at ?? undefined,
    observedAt: row.repository_observed_at ?? undefined,
    cause: toCause(row.repository_cause_code, row.repository_cause_message),
  };
}

function toVerdict(row: Row): PlacementVerdict {
  const hosts = toHostsVerdict(row);
  return {
    judgedTree: row.judged_tree ?? undefined,
    sync: row.sync,
    health: row.health,
    healthReason: row.health_reason ?? undefined,
    counts: {
      'in-sync': row.count_in_sync,
      ignored: row.count_ignored,
      extra: row.count_extra,
      unknown: row.count_unknown,
      missing: row.count_missing,
      drifted: row.count_drifted,
    },
    declares: JSON.parse(row.declares),
    runs: JSON.parse(row.runs),
    release: row.release ?? undefined,
    cause: toCause(row.cause_code, row.cause_message),
    lastGood:
      row.last_good_at && row.last_good_sync && row.last_good_health
        ? {
            at: row.last_good_at,
            sync: row.last_good_sync,
            health: row.last_good_health,
          }
        : undefined,
    ...(hosts && { hosts }),
  };
}

function toCause(
  code: CauseCode | null,
  message: string | null,
): Cause | undefined {
  return code ? { code, message: message ?? '' } : undefined;
}
