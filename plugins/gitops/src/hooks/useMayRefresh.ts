import { useApiHolder } from '@backstage/frontend-plugin-api';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  DeliveryView,
  environmentRefreshPermission,
} from '@oneroof/plugin-gitops-common';
import { useQuery } from '@tanstack/react-query';

/** How long an answer counts, in milliseconds. The backend asks again at every refresh anyway. */
const staleTime = 5 * 60_000;

/**
 * Whether the reader may refresh at least one environment of a delivery; true while that is not known, since the backend
 * has the last word, and in a portal without permissions.
 */
export function useMayRefresh({ environments }: DeliveryView): boolean {
  const permissions = useApiHolder().get(permissionApiRef);
  const names = environments.map(({ environment }) => environment.name).sort();
  const { data } = useQuery({
    queryKey: ['may-refresh', names],
    queryFn: async () => {
      const answers = await Promise.all(
        names.map(resourceRef =>
          permissions!.authorize({
            permission: environmentRefreshPermission,
            resourceRef,
          }),
        ),
      );
      return answers.some(({ result }) => result === 'ALLOW');
    },
    enabled: permissions !== undefined && names.length > 0,
    staleTime,
  });
  return data ?? true;
}
