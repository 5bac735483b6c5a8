import { matchesPatterns } from '@oneroof/plugin-gitops-node';
import { PlaybookSettings } from './requireAllowed';

/** Whether whoever writes an inventory may have code run anyway: the operator, and who may bring playbooks for it. */
export function isTrustedInventory({
  inventory,
  playbooks,
}: Pick<PlaybookSettings, 'inventory' | 'playbooks'>): boolean {
  return (
    inventory?.type !== 'git' ||
    matchesPatterns(inventory.repository.url, playbooks.repositories)
  );
}
