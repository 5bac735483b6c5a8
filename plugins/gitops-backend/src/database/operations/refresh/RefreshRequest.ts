import { Knex } from 'knex';
import { EnvironmentAccess } from '../../access/EnvironmentAccess';
import { whereEnvironmentAllowed } from '../../access/whereEnvironmentAllowed';

/** Which placements somebody wants a fresh look at. */
export interface RefreshRequest {
  /** Names of deliveries. */
  deliveries: readonly string[];
  /** Only this environment; all when absent. */
  environment?: string;
  /** A placement counts where all of these cover its environment. */
  access: readonly EnvironmentAccess[];
}

/** Keeps the rows of `placements as p` that a request is about. */
export function whereRequested(
  query: Knex.QueryBuilder,
  { deliveries, environment, access }: RefreshRequest,
): void {
  query.whereIn('p.delivery', [...deliveries]);
  if (environment !== undefined) {
    query.where('p.environment', environment);
  }
  for (const one of access) {
    whereEnvironmentAllowed(query, 'p.environment', one);
  }
}
