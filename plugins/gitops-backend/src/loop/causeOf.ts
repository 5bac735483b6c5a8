import { isError } from '@backstage/errors';
import { Cause, CauseCode, causeCodes } from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';

/**
 * The cause of a failed observation; undefined for any other error, which is our own fault and no news about the world.
 *
 * Told by name and code: an adapter may bring its own copy of the class.
 */
export function causeOf(error: unknown): Cause | undefined {
  if (!isError(error) || error.name !== 'ObservationError') {
    return undefined;
  }
  const { code, toCause } = error as Partial<ObservationError> & Error;
  return causeCodes.includes(code as CauseCode) && typeof toCause === 'function'
    ? toCause.call(error)
    : undefined;
}
