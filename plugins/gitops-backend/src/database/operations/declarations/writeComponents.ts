import { Knex } from 'knex';
import { toStoredText } from '../../text/toStoredText';
import { Tables } from '../../tables';

/** Notes title and owner with the deliveries of components, where they differ from what stands there. */
export async function writeComponents(
  tx: Knex.Transaction,
  components: ReadonlyArray<{ ref: string; title: string; owner: string }>,
): Promise<void> {
  const byRef = new Map(
    // References in the catalog do not tell capital letters from small ones.
    components.map(component => [component.ref.toLowerCase(), component]),
  );
  const rows = await tx<Tables['deliveries']>('deliveries').select(
    'name',
    'component_ref',
    'title',
    'owner_ref',
  );
  for (const row of rows) {
    const component = byRef.get(row.component_ref.toLowerCase());
    if (!component) {
      continue;
    }
    const title = toStoredText(component.title, 200);
    const owner = component.owner.slice(0, 255);
    if (row.title !== title || row.owner_ref !== owner) {
      await tx<Tables['deliveries']>('deliveries')
        .where({ name: row.name })
        .update({ title, owner_ref: owner });
    }
  }
}
