import { Cause } from '@oneroof/plugin-gitops-common';
import {
  matchesPatterns,
  ObservationError,
  PlaybookInventory,
  PlaybookRequest,
} from '@oneroof/plugin-gitops-node';

/**
 * What of a request a fake may run: all of it but the hosts that are refused.
 *
 * @throws ObservationError `not-allowed`, as every adapter has to
 */
export function acceptPlaybook(
  inventories: readonly PlaybookInventory[],
  request: PlaybookRequest,
): {
  accepted: PlaybookRequest;
  refused: Array<{ host: string; cause: Cause }>;
} {
  const { inventory, repository, hosts } = request;
  const found = inventories.find(({ name }) => name === inventory);
  if (!found || !matchesPatterns(repository.url, found.repositories)) {
    throw new ObservationError(
      'not-allowed',
      `no playbook of this repository may be run on inventory "${inventory}"`,
    );
  }
  return {
    accepted: { ...request, hosts: hosts.filter(({ refusal }) => !refusal) },
    refused: hosts.flatMap(({ name, refusal }) =>
      refusal ? [{ host: name, cause: refusal }] : [],
    ),
  };
}
