import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { gitopsApiRef } from '../api/GitopsApi';
import { idlePoll } from './pollInterval';

/** What the hosts of a placement have in common, and in what they differ. */
export function useHosts(placementId: string) {
  const api = useApi(gitopsApiRef);
  return useQuery({
    queryKey: ['placement', placementId, 'hosts'],
    queryFn: ({ signal }) => api.getHosts(placementId, { signal }),
    refetchInterval: idlePoll,
  });
}
