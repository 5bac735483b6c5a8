import { RepositoryLocation } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { PlacementRow, Tables } from '../../tables';
import { TreeParts } from './listSources';
import { ObjectScope } from './ObjectScope';
import {
  newRow,
  nothingSeen,
  planColumns,
  PlanColumns,
  unknownColumns,
} from './planColumns';
import { PlannedPlacement } from './PlannedPlacement';

/** What has to change for the tables to hold what was planned. */
export interface PlanChanges {
  added: PlacementRow[];
  updated: Array<{ id: string; columns: Partial<PlacementRow> }>;
  removed: string[];
  /** Placements whose resources were seen on another target, or before it was forbidden to see them. */
  emptied: string[];
  targets: {
    added: Array<{ id: string; type: string; name: string }>;
    removed: string[];
  };
  /** Those that nobody watches yet, and those of all changed placements. */
  repositories: Array<{ id: string; location: RepositoryLocation }>;
  /** Keys of the work that follows. */
  dueKeys: string[];
}

/** Finds the differences between what was planned and what is stored. Nobody but the plan writes what is compared. */
export async function comparePlan(
  knex: Knex,
  planned: readonly PlannedPlacement[],
): Promise<PlanChanges> {
  const rows = await knex<Tables['placements']>('placements').select('*');
  const stored = new Map(rows.map(row => [row.id, row]));
  const due = new Set<string>();
  const added: PlacementRow[] = [];
  const updated: PlanChanges['updated'] = [];
  const needed = new Set<string>();
  for (const placement of planned) {
    const row = stored.get(placement.id);
    stored.delete(placement.id);
    const columns = row && compareRow(row, placement);
    if (!row) {
      added.push(newRow(placement));
    } else if (columns) {
      updated.push({ id: row.id, columns });
    } else {
      continue;
    }
    if (placement.repository.location) {
      needed.add(placement.repository.id);
      due.add(`repository:${placement.repository.id}`);
    }
    if (placement.target) {
      due.add(`target:${placement.target.id}`);
    }
    // One that has no playbook any more is looked at once again, to forget what was reported of it.
    if (placement.playbook || row?.playbook) {
      due.add(`check:${placement.id}`);
    }
  }
  // A repository or target that lost its last placement is forgotten at its next look.
  for (const row of stored.values()) {
    due.add(`repository:${row.repository_id}`);
  }
  const targets = await compareTargets(knex, planned);
  targets.removed.forEach(id => due.add(`target:${id}`));
  return {
    added,
    // In one order wherever rows of placements are locked.
    updated: updated.sort((a, b) => (a.id < b.id ? -1 : 1)),
    removed: [...stored.keys()].sort(),
    emptied: updated
      .filter(({ columns }) => columns.runs !== undefined)
      .map(({ id }) => id),
    targets,
    repositories: await compareRepositories(knex, planned, needed),
    dueKeys: [...due],
  };
}

async function compareTargets(
  knex: Knex,
  planned: readonly PlannedPlacement[],
): Promise<PlanChanges['targets']> {
  const wanted = new Map(
    planned.flatMap(({ target }) =>
      target ? [[target.id, target] as const] : [],
    ),
  );
  const known = await knex<Tables['targets']>('targets').select('id');
  const removed = known.map(({ id }) => id).filter(id => !wanted.has(id));
  known.forEach(({ id }) => wanted.delete(id));
  return { added: [...wanted.values()], removed };
}

/**
 * Repositories that hold manifests have to be watched as much as those that declare. One that is known now may be
 * forgotten before the plan is written, by its own look that finds no placement in it yet. So those that changed
 * placements need are written in any case: their items are locked by then, and no look can come in between.
 */
async function compareRepositories(
  knex: Knex,
  planned: readonly PlannedPlacement[],
  needed: ReadonlySet<string>,
): Promise<PlanChanges['repositories']> {
  const wanted = new Map(
    planned.flatMap(({ repository: { id, location } }) =>
      location ? [[id, { id, location }] as const] : [],
    ),
  );
  const known = await knex<Tables['repositories']>('repositories').select('id');
  for (const { id } of known) {
    if (!needed.has(id)) {
      wanted.delete(id);
    }
  }
  return [...wanted.values()];
}

/** Columns that are part of the key of what git declares. Clusters and hosts have renderers of their own. */
const treeColumns: ReadonlyArray<keyof TreeParts> = [
  'target_type',
  'renderer',
  'vars',
  'playbook',
];

function compareRow(
  row: PlacementRow,
  placement: PlannedPlacement,
): Partial<PlacementRow> | undefined {
  const columns = planColumns(placement);
  const names = Object.keys(columns) as Array<keyof PlanColumns>;
  const differs = names.some(name => columns[name] !== row[name]);
  const { cause } = placement;
  const causeDiffers =
    cause !== undefined &&
    (row.cause_code !== cause.code || row.cause_message !== cause.message);
  if (!differs && !causeDiffers) {
    return undefined;
  }
  const moved = columns.target_id !== row.target_id;
  return {
    ...columns,
    // Another kind of target, another renderer or other variables make another tree of the same files.
    ...(treeColumns.some(name => columns[name] !== row[name]) && {
      desired_tree: null,
      desired_cause_code: null,
      desired_cause_message: null,
      verdict_hash: '',
    }),
    // What another target said is no verdict about this one, and what was seen under a wider scope may not be shown.
    ...((moved || causeDiffers || isNarrowed(row.scope, placement.scope)) && {
      ...unknownColumns(placement),
      ...nothingSeen,
    }),
  };
}

/** Whether something that could be seen may be seen no longer. */
function isNarrowed(stored: string, now: ObjectScope): boolean {
  const before: ObjectScope = JSON.parse(stored);
  return (
    (before.clusterScoped && !now.clusterScoped) ||
    (now.namespaces !== undefined &&
      JSON.stringify(before.namespaces) !== JSON.stringify(now.namespaces))
  );
}
