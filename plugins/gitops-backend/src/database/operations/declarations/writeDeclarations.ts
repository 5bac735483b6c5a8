import { Knex } from 'knex';
import { DeliveryRow, EnvironmentRow, Tables } from '../../tables';
import { DeclarationChanges } from './Declarations';

const batchSize = 200;

/**
 * Writes what has changed in a repository's environments and deliveries. A name that another repository has taken
 * since the decision breaks the primary key, and with it the transaction: the next look sees the owner.
 */
export async function writeDeclarations(
  tx: Knex.Transaction,
  repositoryId: string,
  changes: DeclarationChanges,
): Promise<void> {
  await removeNames(
    tx,
    'environments',
    repositoryId,
    changes.removed.environments,
  );
  await removeNames(tx, 'deliveries', repositoryId, changes.removed.deliveries);
  for (const { file, hash, document } of changes.environments) {
    const { name, title } = document.metadata;
    const row: EnvironmentRow = {
      name,
      repository_id: repositoryId,
      file,
      title: title ?? name,
      tier: document.spec.tier,
      owner_ref: document.spec.owner,
      spec: JSON.stringify(document.spec),
      hash,
    };
    const own = await tx<Tables['environments']>('environments')
      .where({ name, repository_id: repositoryId })
      .update(row);
    if (own === 0) {
      await tx<Tables['environments']>('environments').insert(row);
    }
  }
  for (const { file, hash, document } of changes.deliveries) {
    const { name } = document.metadata;
    const row: Omit<DeliveryRow, 'title' | 'owner_ref'> = {
      name,
      repository_id: repositoryId,
      file,
      component_ref: document.spec.component,
      spec: JSON.stringify(document.spec),
      hash,
    };
    const own = await tx<Tables['deliveries']>('deliveries')
      .where({ name, repository_id: repositoryId })
      .update(row);
    if (own === 0) {
      await tx<Tables['deliveries']>('deliveries').insert({
        ...row,
        title: '',
        owner_ref: '',
      });
    }
  }
}

async function removeNames(
  tx: Knex.Transaction,
  table: 'environments' | 'deliveries',
  repositoryId: string,
  names: readonly string[],
): Promise<void> {
  for (let start = 0; start < names.length; start += batchSize) {
    await tx(table)
      .where({ repository_id: repositoryId })
      .whereIn('name', names.slice(start, start + batchSize))
      .delete();
  }
}
