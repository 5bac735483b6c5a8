import { useApi } from '@backstage/frontend-plugin-api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { gitopsApiRef } from '../api/GitopsApi';
import { idlePoll } from './pollInterval';

/** What changed on a placement, page by page. */
export function useHistory(placementId: string) {
  const api = useApi(gitopsApiRef);
  return useInfiniteQuery({
    queryKey: ['placement', placementId, 'history'],
    queryFn: ({ pageParam, signal }) =>
      api.listHistory(
        placementId,
        { cursor: pageParam, limit: 50 },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    refetchInterval: idlePoll,
  });
}
