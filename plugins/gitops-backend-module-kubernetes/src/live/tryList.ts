import { Cause } from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { ClusterApi } from '../cluster/ClusterApi';
import { ListBounds, ListOutcome, listPages } from './listPages';
import { pathOfList, ServedKind } from './ServedKind';

/**
 * Lists a kind in a namespace, or in the whole cluster where none is given.
 *
 * @throws ObservationError `unauthorized`; every other failure is part of the answer
 */
export async function tryList(
  api: ClusterApi,
  kind: ServedKind,
  bounds: ListBounds & { namespace?: string } = {},
): Promise<ListOutcome | { error: ObservationError }> {
  try {
    const path = pathOfList(kind, bounds.namespace);
    return await listPages(api, kind, path, bounds);
  } catch (error) {
    if (error instanceof ObservationError && error.code !== 'unauthorized') {
      return { error };
    }
    throw error;
  }
}

/** Says what was tried also where only the connection spoke. */
export function describeListFailure(
  error: ObservationError,
  action: string,
): Cause {
  const { code, message } = error.toCause();
  return {
    code,
    message: message.startsWith('cannot ')
      ? message
      : `cannot ${action}: ${message}`,
  };
}
