import { Delivery, Environment } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { Tables } from '../../tables';

/** All that git declares. The documents were checked before they were stored. */
export async function listDeclared(knex: Knex): Promise<{
  deliveries: Array<{
    name: string;
    repositoryId: string;
    spec: Delivery['spec'];
  }>;
  environments: Map<string, Environment['spec']>;
}> {
  const deliveries = await knex<Tables['deliveries']>('deliveries')
    .orderBy('name')
    .select('name', 'repository_id', 'spec');
  const environments = await knex<Tables['environments']>(
    'environments',
  ).select('name', 'spec');
  return {
    deliveries: deliveries.map(({ name, repository_id, spec }) => ({
      name,
      repositoryId: repository_id,
      spec: JSON.parse(spec),
    })),
    environments: new Map(
      environments.map(({ name, spec }) => [name, JSON.parse(spec)]),
    ),
  };
}
