import { Cause } from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';

/**
 * A cluster that dies between discovery and the lists is one fact, not one for each kind.
 *
 * @param causes - why each list failed, undefined where one did not
 */
export function throwWhereNothingAnswered(
  causes: ReadonlyArray<Cause | undefined>,
): void {
  const [first] = causes;
  if (
    first &&
    ['unreachable', 'timeout'].includes(first.code) &&
    causes.every(cause => cause?.code === first.code)
  ) {
    throw new ObservationError(first.code, first.message);
  }
}
