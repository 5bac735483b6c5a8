import { matchesPatterns } from '@oneroof/plugin-gitops-node';

/**
 * Whether a group of an inventory is covered by an allow-list of inventories (`datacenter-eu`) and groups of them
 * (`datacenter-eu/web`), with `*` as wildcard. No list allows all.
 */
export function isInventoryAllowed(
  { inventory, group }: { inventory: string; group: string },
  patterns: readonly string[] | undefined,
): boolean {
  return (
    patterns === undefined ||
    patterns.some(pattern => {
      const slash = pattern.indexOf('/');
      // Apart from each other: the wildcard of an inventory must not reach over the slash into another one's groups.
      return slash < 0
        ? matchesPatterns(inventory, [pattern])
        : matchesPatterns(inventory, [pattern.slice(0, slash)]) &&
            matchesPatterns(group, [pattern.slice(slash + 1)]);
    })
  );
}
