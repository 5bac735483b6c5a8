import { PlaybookInventory } from '@oneroof/plugin-gitops-node';
import { AnsibleInventoryConfig } from '../config/AnsibleConfig';

/** The inventories on which playbooks may be run. */
export function listPlaybookInventories(
  inventories: readonly AnsibleInventoryConfig[],
): PlaybookInventory[] {
  return inventories.flatMap(({ name, playbooks }) =>
    playbooks
      ? [
          {
            name,
            repositories: playbooks.repositories,
            checkEveryMs: playbooks.checkEveryMs,
          },
        ]
      : [],
  );
}
