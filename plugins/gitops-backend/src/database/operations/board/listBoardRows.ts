import {
  HealthStatus,
  PlacementSyncVerdict,
} from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { EnvironmentAccess } from '../../access/EnvironmentAccess';
import { whereEnvironmentAllowed } from '../../access/whereEnvironmentAllowed';
import { containsText, someVersionContainsText } from '../../text/containsText';
import { effectiveHealthIn, effectiveSyncIn } from './effectiveVerdicts';

/** Which rows of the board are wanted; all conditions hold together. */
export interface BoardFilter {
  text?: string;
  owner?: readonly string[];
  sync?: readonly PlacementSyncVerdict[];
  health?: readonly HealthStatus[];
  environment?: readonly string[];
}

/** Where a page ended: title as it is sorted, and name of the delivery. */
export type BoardPosition = readonly [title: string, delivery: string];

/** A row of the board before the catalog was asked whether the caller may see its component. */
export interface BoardDelivery {
  delivery: string;
  component: string;
  title: string;
  owner: string;
  position: BoardPosition;
}

/** What {@link listBoardRows} is asked for. */
export interface BoardRowsRequest {
  filter: BoardFilter;
  /** Nothing outside of it is shown, searched or filtered by. */
  access: EnvironmentAccess;
  /** Observations before this time are stale. */
  staleBefore: string;
  after?: BoardPosition;
  limit: number;
}

// Cut, so that a cursor that holds it stays short whatever the catalog says.
const sortTitle = `lower(substr(d.title, 1, 100))`;

/** One page of deliveries, by title and name. Of several deliveries of one component only the one declared first is there. */
export async function listBoardRows(
  knex: Knex,
  request: BoardRowsRequest,
): Promise<BoardDelivery[]> {
  const query = knex('deliveries as d')
    .select('d.name', 'd.component_ref', 'd.title', 'd.owner_ref')
    .select(knex.raw(`${sortTitle} as sort_title`))
    .whereIn('d.name', firstOfEachComponent(knex))
    .orderByRaw('sort_title, d.name')
    .limit(request.limit);
  if (request.after) {
    query.whereRaw(`(${sortTitle}, d.name) > (?, ?)`, [...request.after]);
  }
  if (request.filter.owner?.length) {
    query.whereIn('d.owner_ref', [...request.filter.owner]);
  }
  query.whereExists(matchingPlacements(knex, request));
  if (request.filter.text) {
    addText(knex, query, { ...request, text: request.filter.text });
  }
  const rows: Array<{
    name: string;
    component_ref: string;
    title: string;
    owner_ref: string;
    sort_title: string;
  }> = await query;
  return rows.map(row => ({
    delivery: row.name,
    component: row.component_ref,
    title: row.title,
    owner: row.owner_ref,
    position: [row.sort_title, row.name],
  }));
}

function firstOfEachComponent(knex: Knex): Knex.QueryBuilder {
  // Once for the whole statement: asked row by row, this compares every delivery with every other one.
  return knex
    .select('name')
    .from(
      knex('deliveries')
        .select(
          'name',
          knex.raw(
            'row_number() over (partition by lower(component_ref) order by declared_at, name) as place',
          ),
        )
        .as('first'),
    )
    .where('place', 1);
}

function matchingPlacements(
  knex: Knex,
  { filter, access, staleBefore }: BoardRowsRequest,
): Knex.QueryBuilder {
  const placements = readablePlacements(knex, access, filter.environment);
  if (filter.sync?.length) {
    placements.whereRaw(effectiveSyncIn(knex, staleBefore, filter.sync));
  }
  if (filter.health?.length) {
    placements.whereRaw(effectiveHealthIn(knex, staleBefore, filter.health));
  }
  return placements;
}

function addText(
  knex: Knex,
  query: Knex.QueryBuilder,
  { access, filter, text }: BoardRowsRequest & { text: string },
): void {
  query.where(either => {
    for (const column of ['d.title', 'd.component_ref', 'd.name']) {
      either.orWhereRaw(containsText(knex, column, text));
    }
    either.orWhereExists(
      readablePlacements(knex, access, filter.environment).where(versions => {
        versions
          .whereRaw(containsText(knex, 'p.release', text))
          .orWhereRaw(someVersionContainsText(knex, 'p.runs', text))
          .orWhereRaw(someVersionContainsText(knex, 'p.declares', text));
      }),
    );
  });
}

function readablePlacements(
  knex: Knex,
  access: EnvironmentAccess,
  environments: readonly string[] | undefined,
): Knex.QueryBuilder {
  const query = knex('placements as p')
    .select(knex.raw('1'))
    .leftJoin('targets as t', 't.id', 'p.target_id')
    .leftJoin('repositories as r', 'r.id', 'p.repository_id')
    .whereRaw('p.delivery = d.name');
  whereEnvironmentAllowed(query, 'p.environment', access);
  if (environments?.length) {
    query.whereIn('p.environment', [...environments]);
  }
  return query;
}
