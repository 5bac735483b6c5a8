import { SimulatedHost } from './SimulatedHost';

/** What `ansible-inventory --list` prints for these hosts. */
export function createInventory(
  hosts: readonly SimulatedHost[],
): Record<string, unknown> {
  const groups = new Map<string, string[]>();
  for (const host of hosts) {
    for (const group of host.groups) {
      groups.set(group, [...(groups.get(group) ?? []), host.name]);
    }
  }
  return {
    _meta: {
      hostvars: Object.fromEntries(
        hosts.map(({ name, address }) => [name, { ansible_host: address }]),
      ),
    },
    all: { children: ['ungrouped', ...groups.keys()] },
    ...Object.fromEntries(
      [...groups].map(([group, names]) => [group, { hosts: names }]),
    ),
  };
}
