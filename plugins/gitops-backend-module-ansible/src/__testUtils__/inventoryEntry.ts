import {
  AnsibleInventoryConfig,
  InventoryPlace,
} from '../config/AnsibleConfig';

/** Settings of an inventory `prod` at a place. */
export function inventoryEntry(
  inventory: InventoryPlace,
  changes: Partial<AnsibleInventoryConfig> = {},
): AnsibleInventoryConfig {
  return {
    name: 'prod',
    staleAfterMs: 24 * 3600_000,
    inventory,
    inventoryMaxAgeMs: 300_000,
    isReadByOther: false,
    login: { become: false },
    ...changes,
  };
}
