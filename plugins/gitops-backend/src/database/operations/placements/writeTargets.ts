import { Knex } from 'knex';
import { Tables } from '../../tables';
import { dropItems } from '../queue/dropItems';
import { PlannedPlacement } from './PlannedPlacement';

/** Makes the table of targets what the plan needs, and forgets the work on those that nobody needs any more. */
export async function writeTargets(
  tx: Knex.Transaction,
  planned: readonly PlannedPlacement[],
): Promise<void> {
  const wanted = new Map(
    planned.flatMap(({ target }) =>
      target ? [[target.id, target] as const] : [],
    ),
  );
  const known = await tx<Tables['targets']>('targets').select('id');
  const gone = known.map(({ id }) => id).filter(id => !wanted.has(id));
  known.forEach(({ id }) => wanted.delete(id));
  for (const { id, type, name } of wanted.values()) {
    await tx<Tables['targets']>('targets').insert({ id, type, name });
  }
  for (const id of gone) {
    await tx<Tables['targets']>('targets').where({ id }).delete();
  }
  await dropItems(
    tx,
    gone.map(id => `target:${id}`),
  );
}
