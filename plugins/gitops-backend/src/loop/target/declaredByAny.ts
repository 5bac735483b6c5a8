import {
  DesiredSnapshot,
  listDeclaredRefs,
  LiveIndex,
  ResourceRef,
  stringifyResourceRef,
} from '@oneroof/plugin-gitops-common';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';

/**
 * Tells whether any placement of a target declares an object: a mark that two of them share must not make each one's
 * objects the surplus of the other. Found out when the first surplus object is met, which most targets never do.
 */
export function declaredByAny(
  pairs: ReadonlyArray<{
    placement: Pick<StoredPlacement, 'namespace'>;
    desired: DesiredSnapshot;
  }>,
  live: LiveIndex,
): (ref: ResourceRef) => boolean {
  let keys: Set<string> | undefined;
  return ref => {
    keys ??= new Set(
      pairs.flatMap(({ placement, desired }) =>
        listDeclaredRefs(desired, live, placement.namespace).map(
          stringifyResourceRef,
        ),
      ),
    );
    return keys.has(stringifyResourceRef(ref));
  };
}
