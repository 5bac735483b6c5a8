import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import { ComponentRef } from '../api/queries';

/** Path of the tab below the page of an entity. */
export const deliveryTabPath = '/delivery';

/** Makes the address of a component's tab, at one of its environments where one is named. */
export function useDeliveryPath(): (
  component: ComponentRef,
  environment?: string,
) => string {
  const entityRoute = useRouteRef(entityRouteRef);
  return useCallback(
    ({ kind, namespace, name }, environment) => {
      const entity = entityRoute({
        kind: kind.toLocaleLowerCase('en-US'),
        namespace: namespace.toLocaleLowerCase('en-US'),
        name,
      });
      const query = environment
        ? `?${new URLSearchParams({ environment })}`
        : '';
      return `${entity}${deliveryTabPath}${query}`;
    },
    [entityRoute],
  );
}
