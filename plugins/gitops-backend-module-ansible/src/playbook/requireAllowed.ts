import {
  matchesPatterns,
  ObservationError,
  PlaybookRequest,
} from '@oneroof/plugin-gitops-node';
import {
  AnsibleInventoryConfig,
  PlaybooksConfig,
} from '../config/AnsibleConfig';

/** An inventory with playbooks that the operator allows. */
export type PlaybookSettings = AnsibleInventoryConfig & {
  playbooks: PlaybooksConfig;
};

/**
 * The settings by which a playbook may run.
 *
 * @throws ObservationError `not-allowed` where the operator has not said so for this very repository and inventory
 */
export function requireAllowed(
  inventories: readonly AnsibleInventoryConfig[],
  { inventory, repository }: Pick<PlaybookRequest, 'inventory' | 'repository'>,
): PlaybookSettings {
  const found = inventories.find(({ name }) => name === inventory);
  if (!found?.playbooks) {
    throw new ObservationError(
      'not-allowed',
      `no playbook may be run on inventory "${inventory}"`,
    );
  }
  if (!matchesPatterns(repository.url, found.playbooks.repositories)) {
    throw new ObservationError(
      'not-allowed',
      `playbooks of this repository may not be run on inventory "${inventory}"`,
    );
  }
  return { ...found, playbooks: found.playbooks };
}
