import { useApi } from '@backstage/frontend-plugin-api';
import { PlacementView, SyncRun } from '@oneroof/plugin-gitops-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { gitopsApiRef } from '../api/GitopsApi';

/** Asks for a sync of a placement, and knows its latest run: the one just asked for until the delivery tells of it. */
export function useSync({
  id,
  syncRun,
}: Pick<PlacementView, 'id' | 'syncRun'>) {
  const api = useApi(gitopsApiRef);
  const client = useQueryClient();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => api.syncPlacement(id),
    onSettled: () => {
      // Another person may have begun a run, or the right to do so may be gone: either way this page is out of date.
      client.invalidateQueries({ queryKey: ['delivery'] });
      client.invalidateQueries({ queryKey: ['placement', id, 'syncs'] });
    },
  });
  return {
    run: latestRun(syncRun, data),
    isAsking: isPending,
    error,
    sync: () => mutate(),
  };
}

function latestRun(
  told: SyncRun | undefined,
  asked: SyncRun | undefined,
): SyncRun | undefined {
  const isTold =
    told &&
    asked &&
    Date.parse(told.requestedAt) >= Date.parse(asked.requestedAt);
  return isTold ? told : asked ?? told;
}
