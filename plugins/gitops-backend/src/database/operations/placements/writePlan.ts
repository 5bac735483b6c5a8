import { rankOfHealth, rankOfSync } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { PlacementRow, Tables } from '../../tables';
import { enqueueMissing } from '../queue/enqueueMissing';
import { PlannedPlacement } from './PlannedPlacement';
import { removePlacements } from './removePlacements';
import { writeTargets } from './writeTargets';

const batchSize = 100;

/** The columns that the plan owns. */
type PlanColumns = Pick<
  PlacementRow,
  | 'delivery'
  | 'environment'
  | 'environment_order'
  | 'environment_after'
  | 'namespaces'
  | 'target_name'
  | 'target_type'
  | 'target_spec'
  | 'target_id'
  | 'namespace'
  | 'repository_id'
  | 'path'
  | 'renderer'
>;

/**
 * Makes the table of placements what was planned, writing differences only.
 *
 * @returns ids of the placements that changed, and keys of the work that follows
 */
export async function writePlan(
  tx: Knex.Transaction,
  planned: readonly PlannedPlacement[],
  now: Date,
): Promise<{ placementIds: string[]; dueKeys: string[] }> {
  const rows = await tx<Tables['placements']>('placements').select('*');
  const stored = new Map(rows.map(row => [row.id, row]));
  const dueKeys = new Set<string>();
  const added: PlacementRow[] = [];
  const changed: string[] = [];
  await writeRepositories(tx, planned, now);
  for (const placement of planned) {
    const row = stored.get(placement.id);
    stored.delete(placement.id);
    if (!row) {
      added.push(newRow(placement));
    } else if (await updateRow(tx, row, placement)) {
      changed.push(placement.id);
    } else {
      continue;
    }
    dueKeys.add(`repository:${placement.repository.id}`);
    if (placement.target) {
      dueKeys.add(`target:${placement.target.id}`);
    }
  }
  for (let start = 0; start < added.length; start += batchSize) {
    await tx<Tables['placements']>('placements').insert(
      added.slice(start, start + batchSize),
    );
  }
  const removed = [...stored.values()];
  await removePlacements(
    tx,
    removed.map(({ id }) => id),
  );
  // A repository that lost its last placement forgets itself at its next look.
  removed.forEach(row => dueKeys.add(`repository:${row.repository_id}`));
  await writeTargets(tx, planned);
  return {
    placementIds: [
      ...added.map(({ id }) => id),
      ...changed,
      ...removed.map(({ id }) => id),
    ],
    dueKeys: [...dueKeys],
  };
}

/** Repositories that hold manifests have to be watched as much as those that declare. */
async function writeRepositories(
  tx: Knex.Transaction,
  planned: readonly PlannedPlacement[],
  now: Date,
): Promise<void> {
  const wanted = new Map(
    planned
      .filter(({ repository }) => repository.location.url !== '')
      .map(({ repository }) => [repository.id, repository.location]),
  );
  const known = await tx<Tables['repositories']>('repositories').select('id');
  known.forEach(({ id }) => wanted.delete(id));
  for (const [id, location] of wanted) {
    await tx<Tables['repositories']>('repositories')
      .insert({
        id,
        url: location.url,
        ref: location.ref ?? null,
        declares: false,
      })
      .onConflict('id')
      .ignore();
  }
  await enqueueMissing(
    tx,
    [...wanted.keys()].map(id => `repository:${id}`),
    now,
  );
}

function planColumns(placement: PlannedPlacement): PlanColumns {
  return {
    delivery: placement.delivery,
    environment: placement.environment,
    environment_order: placement.environmentOrder,
    environment_after: JSON.stringify(placement.environmentAfter),
    namespaces: placement.namespaces
      ? JSON.stringify(placement.namespaces)
      : null,
    target_name: placement.targetName,
    target_type: placement.targetType,
    target_spec: JSON.stringify(placement.targetSpec),
    target_id: placement.target?.id ?? null,
    namespace: placement.namespace ?? null,
    repository_id: placement.repository.id,
    path: placement.path,
    renderer: placement.renderer ?? null,
  };
}

/** What holds for a placement that nobody observes, or nobody has observed yet. */
function unknownColumns({ cause }: PlannedPlacement) {
  const { code, message } = cause ?? {
    code: 'not-observed',
    message: 'nobody has looked yet',
  };
  return {
    sync: 'unknown' as const,
    sync_rank: rankOfSync('unknown'),
    health: 'unknown' as const,
    health_rank: rankOfHealth('unknown'),
    cause_code: code,
    cause_message: message,
    verdict_hash: '',
  };
}

function newRow(placement: PlannedPlacement): PlacementRow {
  return {
    id: placement.id,
    ...planColumns(placement),
    ...unknownColumns(placement),
    desired_tree: null,
    desired_cause_code: null,
    desired_cause_message: null,
    desired_commit: null,
    desired_committed_at: null,
    desired_author: null,
    desired_subject: null,
    judged_tree: null,
    health_reason: null,
    count_in_sync: 0,
    count_ignored: 0,
    count_extra: 0,
    count_unknown: 0,
    count_missing: 0,
    count_drifted: 0,
    declares: '[]',
    runs: '[]',
    release: null,
    last_good_at: null,
    last_good_sync: null,
    last_good_health: null,
  };
}

async function updateRow(
  tx: Knex.Transaction,
  row: PlacementRow,
  placement: PlannedPlacement,
): Promise<boolean> {
  const columns = planColumns(placement);
  const names = Object.keys(columns) as Array<keyof PlanColumns>;
  const differs = names.some(name => columns[name] !== row[name]);
  const causeDiffers =
    placement.cause !== undefined &&
    (row.cause_code !== placement.cause.code ||
      row.cause_message !== placement.cause.message);
  if (!differs && !causeDiffers) {
    return false;
  }
  const moved = columns.target_id !== row.target_id;
  await tx<Tables['placements']>('placements')
    .where({ id: row.id })
    .update({
      ...columns,
      // Another renderer makes another tree of the same files.
      ...(columns.renderer !== row.renderer && {
        desired_tree: null,
        desired_cause_code: null,
        desired_cause_message: null,
        verdict_hash: '',
      }),
      // What another target said is no verdict about this one.
      ...((moved || causeDiffers) && unknownColumns(placement)),
    });
  return true;
}
