import {
  PlacementView,
  rankOfHealth,
  rankOfSync,
} from '@oneroof/plugin-gitops-common';

/** The placement for which somebody opens an environment: the worst by sync, then by health; the first among equals. */
export function worstPlacement<
  TPlacement extends Pick<PlacementView, 'sync' | 'health'>,
>(placements: readonly TPlacement[]): TPlacement | undefined {
  return [...placements].sort(
    (a, b) =>
      rankOfSync(b.sync) - rankOfSync(a.sync) ||
      rankOfHealth(b.health) - rankOfHealth(a.health),
  )[0];
}
