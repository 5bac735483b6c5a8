import { Knex } from 'knex';

/** A delivery as a document declares it. */
export interface DeliveryRecord {
  name: string;
  component: string;
  owner: string;
  /** Repository and file of the document. */
  repositoryId: string;
  repository: string;
  file: string;
}

/**
 * Deliveries that name a component, the one that serves it first: more than one is a mistake in git, and who came later
 * must not take the component over.
 */
export async function listDeliveriesOfComponent(
  knex: Knex,
  component: string,
): Promise<DeliveryRecord[]> {
  const rows: Array<{
    name: string;
    component_ref: string;
    owner_ref: string;
    repository_id: string;
    url: string | null;
    file: string;
  }> = await knex('deliveries as d')
    .leftJoin('repositories as r', 'r.id', 'd.repository_id')
    .select(
      'd.name',
      'd.component_ref',
      'd.owner_ref',
      'd.repository_id',
      'r.url',
      'd.file',
    )
    // References are compared as the catalog does, without regard to case.
    .whereRaw('lower(d.component_ref) = ?', [component])
    .orderBy(['d.declared_at', 'd.name'])
    .limit(100);
  return rows.map(row => ({
    name: row.name,
    component: row.component_ref,
    owner: row.owner_ref,
    repositoryId: row.repository_id,
    repository: row.url ?? '',
    file: row.file,
  }));
}
