import { releaseOf } from '@oneroof/plugin-gitops-common';
import { PlacementRecord } from '../../database/operations/deliveries/PlacementRecord';
import { mergeVersions } from './mergeVersions';

/**
 * The release that placements declare together: the same one on each, or one of which each declares its share (images on
 * clusters, packages on hosts). `undefined` while they contradict each other, and while what one of them declares is not
 * known.
 */
export function commonRelease(
  records: ReadonlyArray<
    Pick<PlacementRecord, 'declares' | 'release' | 'sync'>
  >,
): string | undefined {
  const releases = new Set(records.map(record => record.release));
  if (releases.size === 1) {
    return records[0].release;
  }
  const isKnown = records.every(
    ({ declares, sync }) =>
      declares.length > 0 || (sync !== 'unknown' && sync !== 'pending'),
  );
  const declared = mergeVersions(records.map(record => record.declares));
  const artifacts = new Set(declared.map(({ artifact }) => artifact));
  return isKnown && artifacts.size === declared.length
    ? releaseOf(declared)
    : undefined;
}
