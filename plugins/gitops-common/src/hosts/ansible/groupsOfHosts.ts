import { ansibleLimits } from './ansibleLimits';

/** A group as an inventory lists it. */
export interface InventoryGroup {
  hosts: readonly string[];
  children: readonly string[];
}

/**
 * All groups of each host, those of its groups included; `all` is left out, since it says nothing.
 *
 * @returns undefined where there are more memberships than anybody meant
 */
export function groupsOfHosts(
  groups: ReadonlyMap<string, InventoryGroup>,
): Map<string, Set<string>> | undefined {
  const parents = parentsOf(groups);
  const found = new Map<string, Set<string>>();
  let memberships = 0;
  for (const [name, { hosts }] of groups) {
    const around = hosts.length > 0 ? withAncestors(name, parents) : [];
    for (const host of hosts) {
      const groupsOfHost = found.get(host) ?? new Set();
      found.set(host, groupsOfHost);
      for (const group of around) {
        groupsOfHost.add(group);
      }
      memberships += around.length;
      if (memberships > ansibleLimits.memberships) {
        return undefined;
      }
    }
  }
  return found;
}

function parentsOf(
  groups: ReadonlyMap<string, InventoryGroup>,
): Map<string, string[]> {
  const parents = new Map<string, string[]>();
  for (const [name, { children }] of groups) {
    for (const child of children) {
      const known = parents.get(child);
      if (known) {
        known.push(name);
      } else {
        parents.set(child, [name]);
      }
    }
  }
  return parents;
}

/** Works through a list of its own and looks at each group once: groups may stand in a circle. */
function withAncestors(
  group: string,
  parents: ReadonlyMap<string, readonly string[]>,
): string[] {
  const seen = new Set([group]);
  // A Set gives what is added to it while it is walked through.
  for (const name of seen) {
    for (const parent of parents.get(name) ?? []) {
      seen.add(parent);
    }
  }
  seen.delete('all');
  return [...seen];
}
