import { CauseCode } from '@oneroof/plugin-gitops-common';
import { PlacementSource } from '../../database/operations/placements/listSources';
import { DesiredTree } from './findDesiredTrees';

/** Causes that may go away without a commit. */
const passing: CauseCode[] = [
  'internal',
  'not-configured',
  'timeout',
  'unauthorized',
  'unreachable',
];

/** Whether a placement has to be looked at although its repository is still at the same commit. */
export function isDesiredDue({
  desiredTree,
  desiredCause,
}: PlacementSource): boolean {
  return (
    desiredTree === undefined &&
    (desiredCause === undefined || passing.includes(desiredCause.code))
  );
}

/** A tree that a placement did not want before, or why it is not known what it wants. */
export type ChangedTree = Pick<PlacementSource, 'id' | 'treeParts'> & {
  previousCommit?: string;
} & DesiredTree;

/** What of the found trees differs from what stands in the tables. */
export function decideDesired(
  sources: readonly PlacementSource[],
  found: readonly DesiredTree[],
): ChangedTree[] {
  return sources.flatMap((source, index): ChangedTree[] => {
    const result = found[index];
    if ('tree' in result) {
      return result.tree === source.desiredTree
        ? []
        : [
            {
              id: source.id,
              treeParts: source.treeParts,
              ...result,
              previousCommit: source.desiredCommit,
            },
          ];
    }
    const { cause } = result;
    const known = source.desiredCause;
    return known?.code === cause.code && known.message === cause.message
      ? []
      : [{ id: source.id, treeParts: source.treeParts, cause }];
  });
}
