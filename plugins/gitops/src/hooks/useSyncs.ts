import { useApi } from '@backstage/frontend-plugin-api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { gitopsApiRef } from '../api/GitopsApi';
import { isUnderWay } from '../model/isUnderWay';
import { pollInterval } from './pollInterval';

/** The sync runs of a placement, page by page. */
export function useSyncs(placementId: string) {
  const api = useApi(gitopsApiRef);
  return useInfiniteQuery({
    queryKey: ['placement', placementId, 'syncs'],
    queryFn: ({ pageParam, signal }) =>
      api.listSyncs(placementId, { cursor: pageParam, limit: 50 }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    refetchInterval: ({ state }) =>
      pollInterval(
        state.data?.pages.some(({ items }) => items.some(isUnderWay)) ?? false,
      ),
  });
}
