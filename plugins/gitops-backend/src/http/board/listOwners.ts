import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { EnvironmentAccess } from '../../database/access/EnvironmentAccess';
import { listOwnedComponents } from '../../database/operations/board/listOwnedComponents';
import { RouteContext } from '../RouteContext';

const batchSize = 400;

/** Owners of components that the caller may see on the board, sorted. */
export async function listOwners(
  context: RouteContext,
  credentials: BackstageCredentials,
  access: EnvironmentAccess,
): Promise<string[]> {
  let rest = await listOwnedComponents(context.knex, access);
  const owners = new Set<string>();
  while (rest.length > 0) {
    const batch = rest.slice(0, batchSize);
    const visible = await context.visibility.filter(
      batch.map(({ component }) => component),
      credentials,
    );
    batch
      .filter(({ component }) => visible.has(component))
      .forEach(({ owner }) => owners.add(owner));
    // One visible component is enough for an owner: most batches after the first one are empty.
    rest = rest.slice(batchSize).filter(({ owner }) => !owners.has(owner));
  }
  return [...owners].sort();
}
