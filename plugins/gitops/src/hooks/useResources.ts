import { useApi } from '@backstage/frontend-plugin-api';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { gitopsApiRef } from '../api/GitopsApi';
import { ResourceQuery } from '../api/queries';
import { idlePoll } from './pollInterval';

/** The resources of a placement, page by page. */
export function useResources(
  placementId: string,
  filter: Omit<ResourceQuery, 'cursor' | 'limit'>,
  options?: { enabled?: boolean },
) {
  const api = useApi(gitopsApiRef);
  return useInfiniteQuery({
    queryKey: ['placement', placementId, 'resources', filter],
    queryFn: ({ pageParam, signal }) =>
      api.listResources(
        placementId,
        { ...filter, cursor: pageParam, limit: 100 },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    refetchInterval: idlePoll,
    placeholderData: keepPreviousData,
    enabled: options?.enabled ?? true,
  });
}
