import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { gitopsApiRef } from '../api/GitopsApi';

/** Both documents of a resource. */
export function useDocuments(placementId: string, key: string) {
  const api = useApi(gitopsApiRef);
  return useQuery({
    queryKey: ['placement', placementId, 'documents', key],
    queryFn: ({ signal }) => api.getDocuments(placementId, key, { signal }),
  });
}
