import { EnvironmentTier } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { EnvironmentAccess } from '../../access/EnvironmentAccess';
import { whereEnvironmentAllowed } from '../../access/whereEnvironmentAllowed';

/** An environment as a document declares it. */
export interface EnvironmentRecord {
  name: string;
  title: string;
  tier: EnvironmentTier;
  owner: string;
}

/** The declared environments that `access` covers, by tier from development to production, then by name. */
export async function listEnvironments(
  knex: Knex,
  access: EnvironmentAccess,
): Promise<EnvironmentRecord[]> {
  const query = selectEnvironments(knex).orderByRaw(
    `case e.tier when 'development' then 0 when 'testing' then 1 when 'staging' then 2 else 3 end, e.name`,
  );
  whereEnvironmentAllowed(query, 'e.name', access);
  return query;
}

/** The declared environments of these names, in any order. */
export async function findEnvironments(
  knex: Knex,
  names: readonly string[],
): Promise<EnvironmentRecord[]> {
  return selectEnvironments(knex).whereIn('e.name', [...names]);
}

function selectEnvironments(knex: Knex): Knex.QueryBuilder {
  return knex('environments as e').select({
    name: 'e.name',
    title: 'e.title',
    tier: 'e.tier',
    owner: 'e.owner_ref',
  });
}
