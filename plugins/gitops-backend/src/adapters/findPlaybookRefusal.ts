import { Cause } from '@oneroof/plugin-gitops-common';
import {
  matchesPatterns,
  PlaybookInventory,
} from '@oneroof/plugin-gitops-node';

/**
 * Why the playbook of a placement may not be run on the hosts of an inventory; undefined where it may. Asked before any
 * adapter is, which decides the same once more.
 *
 * The variables of a delivery go into the run, where Ansible evaluates what looks like a template in them: who writes
 * them has code run as much as who writes the playbook. So both have to be allowed, which are two where manifests and
 * playbook stand in a repository that is shared with the one of the delivery.
 *
 * @param options - `inventory`: as a checker or syncer has it; absent where none is installed for it. `repositories`: URLs
 *   of the repository that the playbook comes from, and of the one that declares the delivery
 */
export function findPlaybookRefusal(options: {
  name: string;
  inventory: PlaybookInventory | undefined;
  repositories: readonly [
    playbook: string | undefined,
    delivery: string | undefined,
  ];
}): Cause | undefined {
  const { name, inventory, repositories } = options;
  if (!inventory) {
    return {
      code: 'not-configured',
      message: `no adapter that runs playbooks is configured for inventory "${name}"`,
    };
  }
  if (
    repositories.some(
      url => url === undefined || !matchesPatterns(url, inventory.repositories),
    )
  ) {
    return {
      code: 'not-allowed',
      message: `playbooks of this repository may not be run on inventory "${name}"; the portal's operator allows it in gitops.inventories`,
    };
  }
  return undefined;
}
