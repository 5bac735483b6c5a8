import { Delivery } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { DeliveryRow, EnvironmentRow, Tables } from '../../tables';
import { Declaration, DeclarationChanges } from './Declarations';

const batchSize = 200;

/** What {@link writeDeclarations} writes. */
export interface DeclarationWrite {
  repositoryId: string;
  changes: DeclarationChanges;
  now: Date;
}

/**
 * Writes what has changed in a repository's environments and deliveries. A name that another repository has taken
 * since the decision breaks the primary key, and with it the transaction: the next look sees the owner.
 */
export async function writeDeclarations(
  tx: Knex.Transaction,
  { repositoryId, changes, now }: DeclarationWrite,
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
  for (const delivery of changes.deliveries) {
    await writeDelivery(tx, { repositoryId, delivery, now });
  }
}

async function writeDelivery(
  tx: Knex.Transaction,
  options: {
    repositoryId: string;
    delivery: Declaration<Delivery>;
    now: Date;
  },
): Promise<void> {
  const { file, hash, document } = options.delivery;
  const { name } = document.metadata;
  const { component } = document.spec;
  const row: Omit<DeliveryRow, 'title' | 'owner_ref' | 'declared_at'> = {
    name,
    repository_id: options.repositoryId,
    file,
    component_ref: component,
    spec: JSON.stringify(document.spec),
    hash,
  };
  const declaredAt = options.now.toISOString();
  const own = await tx<Tables['deliveries']>('deliveries')
    .where({ name, repository_id: options.repositoryId })
    .update({
      ...row,
      // An old delivery that turns to another component is new there: its age must not win it somebody else's page.
      declared_at: tx.raw(
        'case when lower(component_ref) = ? then declared_at else ? end',
        [component.toLowerCase(), declaredAt],
      ),
    });
  if (own === 0) {
    await tx<Tables['deliveries']>('deliveries').insert({
      ...row,
      title: '',
      owner_ref: '',
      declared_at: declaredAt,
    });
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
