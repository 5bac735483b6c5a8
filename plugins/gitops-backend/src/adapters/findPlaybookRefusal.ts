import { Cause } from '@oneroof/plugin-gitops-common';
import {
  matchesPatterns,
  PlaybookInventory,
} from '@oneroof/plugin-gitops-node';

/**
 * Why the playbook of a placement may not be run on the hosts of an inventory; undefined where it may. Asked before any
 * adapter is, which decides the same once more.
 *
 * @param options - `inventory`: as a checker or syncer has it; absent where none is installed for it. `repository`: URL of
 *   the repository that the playbook comes from
 */
export function findPlaybookRefusal(options: {
  name: string;
  inventory: PlaybookInventory | undefined;
  repository: string | undefined;
}): Cause | undefined {
  const { name, inventory, repository } = options;
  if (!inventory) {
    return {
      code: 'not-configured',
      message: `no adapter that runs playbooks is configured for inventory "${name}"`,
    };
  }
  if (
    repository === undefined ||
    !matchesPatterns(repository, inventory.repositories)
  ) {
    return {
      code: 'not-allowed',
      message: `playbooks of this repository may not be run on inventory "${name}"; the portal's operator allows it in gitops.inventories`,
    };
  }
  return undefined;
}
