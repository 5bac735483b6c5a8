import { ObservationError } from '@oneroof/plugin-gitops-node';
import { staysInside } from './treeEntries';

/**
 * A path from the repository's root without a slash at its end; `.` for the root itself.
 *
 * @throws {@link ObservationError} `invalid`
 */
export function normalizeTreePath(path: string): string {
  const normal = path.replace(/\/$/, '');
  const isPlain =
    normal.length > 0 &&
    normal.length <= 4096 &&
    !normal.includes('\0') &&
    !normal.includes('//');
  if (!isPlain || (normal !== '.' && !staysInside(normal))) {
    throw new ObservationError(
      'invalid',
      'a path must be relative to the root of the repository and stay inside it',
    );
  }
  return normal;
}
