import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { RouteContext } from '../RouteContext';

/** The one answer for what is not there and for what the caller may not see. */
export function noDelivery(): NotFoundError {
  return new NotFoundError('There is no delivery of such a component');
}

/**
 * Reference of a component that the caller may see in the catalog.
 *
 * @throws NotFoundError when the caller may not see it or it does not exist
 */
export async function requireComponent(
  { visibility }: RouteContext,
  credentials: BackstageCredentials,
  name: { kind: string; namespace: string; name: string },
): Promise<string> {
  const component = stringifyEntityRef(name);
  if (!(await visibility.sees(component, credentials))) {
    throw noDelivery();
  }
  return component;
}
