import { Knex } from 'knex';
import { Tables } from '../../tables';
import { KnownDeclaration } from './Declarations';

/** What a repository has declared so far. */
export async function listKnownDeclarations(
  knex: Knex,
  repositoryId: string,
): Promise<KnownDeclaration[]> {
  const environments = await knex<Tables['environments']>('environments')
    .where({ repository_id: repositoryId })
    .select('name', 'file', 'hash');
  const deliveries = await knex<Tables['deliveries']>('deliveries')
    .where({ repository_id: repositoryId })
    .select('name', 'file', 'hash', 'component_ref');
  return [
    ...environments.map(row => ({ kind: 'Environment' as const, ...row })),
    ...deliveries.map(({ component_ref, ...row }) => ({
      kind: 'Delivery' as const,
      ...row,
      componentRef: component_ref,
    })),
  ];
}
