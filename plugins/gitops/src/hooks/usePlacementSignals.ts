import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { JsonObject } from '@backstage/types';
import { gitopsSignalChannel } from '@oneroof/plugin-gitops-common';
import { useEffect } from 'react';

/**
 * Calls back with the ids of placements that changed: of those in `placementIds`, or of all where it is absent. Does
 * nothing in a portal without signals.
 *
 * It subscribes to the API rather than through `useSignal`, which keeps only the last message: two that arrive in one
 * render would count as one.
 */
export function usePlacementSignals(
  placementIds: ReadonlySet<string> | undefined,
  onChange: (changed: string[]) => void,
): void {
  const signals = useApiHolder().get(signalApiRef);
  useEffect(() => {
    const subscription = signals?.subscribe(gitopsSignalChannel, message => {
      const changed = changedPlacements(message).filter(
        id => !placementIds || placementIds.has(id),
      );
      if (changed.length > 0) {
        onChange(changed);
      }
    });
    return () => subscription?.unsubscribe();
  }, [signals, placementIds, onChange]);
}

function changedPlacements(message: JsonObject): string[] {
  const { action, placementIds } = message;
  return action === 'placements-changed' && Array.isArray(placementIds)
    ? placementIds.filter((id): id is string => typeof id === 'string')
    : [];
}
