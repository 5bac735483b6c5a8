import { useApi } from '@backstage/frontend-plugin-api';
import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { gitopsApiRef } from '../api/GitopsApi';
import { BoardQuery } from '../api/queries';
import { idlePoll } from './pollInterval';
import { usePlacementSignals } from './usePlacementSignals';

/** Least milliseconds between two reloads for signals: a busy fleet signals all the time. */
const signalPause = 5_000;

/** Filters of the board, without its paging. */
export type BoardFilter = Omit<BoardQuery, 'cursor' | 'limit'>;

/** The board, page by page, kept current by signals and polling. */
export function useBoard(filter: BoardFilter) {
  const api = useApi(gitopsApiRef);
  const query = useInfiniteQuery({
    queryKey: ['board', 'rows', filter],
    queryFn: ({ pageParam, signal }) =>
      api.listDeliveries(
        { ...filter, cursor: pageParam, limit: 100 },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    refetchInterval: idlePoll,
    placeholderData: keepPreviousData,
  });
  useBoardSignals();
  return query;
}

/** Columns of the board and choices of its filters; they change rarely. */
export function useBoardFrame() {
  const api = useApi(gitopsApiRef);
  const environments = useQuery({
    queryKey: ['board', 'environments'],
    queryFn: ({ signal }) => api.listEnvironments({ signal }),
    refetchInterval: idlePoll,
  });
  const owners = useQuery({
    queryKey: ['board', 'owners'],
    queryFn: ({ signal }) => api.listOwners({ signal }),
  });
  const problems = useQuery({
    queryKey: ['board', 'problems'],
    queryFn: ({ signal }) => api.listProblems({ signal }),
    retry: false,
  });
  return { environments, owners, problems };
}

function useBoardSignals() {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const onChange = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      client.invalidateQueries({ queryKey: ['board', 'rows'] });
    }, signalPause);
  }, [client]);
  useEffect(() => () => clearTimeout(timer.current), []);
  // Cells carry no placement ids, so every signal may concern a row that is shown.
  usePlacementSignals(undefined, onChange);
}
