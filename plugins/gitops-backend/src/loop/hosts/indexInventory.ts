import {
  Inventory,
  InventoryHost,
  nameInventoryHost,
} from '@oneroof/plugin-gitops-common';

/** An inventory as the loop looks hosts up in it. */
export interface IndexedInventory {
  /** Hosts by name; each once. */
  byName: ReadonlyMap<string, InventoryHost>;
  /** Hosts of each group in the order of their names; `all` has all. */
  byGroup: ReadonlyMap<string, readonly InventoryHost[]>;
}

/** A name that is no key of a row otherwise: the part of it that a page, a path or a terminal could read as more. */
const storableName = /^[\x21-\x2e\x30-\x7e]{1,253}$/;

const known = new WeakMap<Inventory, IndexedInventory>();

/** Indexes an inventory; once for as long as its reader hands over the same object. */
export function indexInventory(inventory: Inventory): IndexedInventory {
  const index = known.get(inventory) ?? buildIndex(inventory);
  known.set(inventory, index);
  return index;
}

function buildIndex({ hosts }: Inventory): IndexedInventory {
  const byName = new Map<string, InventoryHost>();
  for (const listed of hosts) {
    const host = withSafeName(listed);
    // Readers promise to list a host once; a second row under one key would take the verdicts of all with it.
    if (!byName.has(host.name)) {
      byName.set(host.name, host);
    }
  }
  const sorted = [...byName.values()].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const byGroup = new Map<string, InventoryHost[]>([['all', sorted]]);
  for (const host of sorted) {
    for (const group of new Set(host.groups)) {
      if (group !== 'all') {
        const members = byGroup.get(group);
        if (members) {
          members.push(host);
        } else {
          byGroup.set(group, [host]);
        }
      }
    }
  }
  return { byName, byGroup };
}

/** Readers refuse such names themselves; one that does not must not have them stored and asked. */
function withSafeName(host: InventoryHost): InventoryHost {
  if (host.refusal && storableName.test(host.name)) {
    return host;
  }
  const { name, refusal } = nameInventoryHost(host.name);
  return refusal ? { ...host, name, refusal: host.refusal ?? refusal } : host;
}
