import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { EnvironmentAccess, EnvironmentFilter } from './EnvironmentAccess';

const columns = { name: 'name', tier: 'tier', owner: 'owner_ref' } as const;

/** Keeps rows whose `column`, the name of an environment, is one that `access` covers. */
export function whereEnvironmentAllowed(
  query: Knex.QueryBuilder,
  column: string,
  access: EnvironmentAccess,
): void {
  if (access === 'all') {
    return;
  }
  if (access === 'none') {
    query.whereRaw('1 = 0');
    return;
  }
  query.whereIn(column, environments => {
    environments
      .select('allowed.name')
      .from('environments as allowed')
      .where(where => addCriteria(where, access));
  });
}

function addCriteria(
  where: Knex.QueryBuilder,
  criteria: PermissionCriteria<EnvironmentFilter>,
): void {
  if (isAndCriteria(criteria)) {
    criteria.allOf.forEach(part => where.andWhere(w => addCriteria(w, part)));
  } else if (isOrCriteria(criteria)) {
    criteria.anyOf.forEach(part => where.orWhere(w => addCriteria(w, part)));
  } else if (isNotCriteria(criteria)) {
    where.whereNot(w => addCriteria(w, criteria.not));
  } else {
    // A rule of another module may ask for anything at run time. An unknown property must not become a column name.
    if (!Object.hasOwn(columns, criteria.property)) {
      throw new Error('A permission rule asks for an unknown property');
    }
    where.whereIn(`allowed.${columns[criteria.property]}`, [
      ...criteria.values,
    ]);
  }
}
