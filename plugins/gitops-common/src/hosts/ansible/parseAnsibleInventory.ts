import { isMap, JsonMap, own } from '../../diff/values/json';
import { Cause } from '../../model/cause';
import { Inventory, InventoryHost } from '../../model/host';
import { dropSecrets } from '../inventory/dropSecrets';
import { nameInventoryHost } from '../inventory/nameInventoryHost';
import { readConnection } from '../inventory/readConnection';
import { ansibleLimits } from './ansibleLimits';
import { groupsOfHosts, InventoryGroup } from './groupsOfHosts';
import { plainOf } from './plainValues';

/**
 * Reads what `ansible-inventory --list` prints, or an inventory script.
 *
 * A host is identified by its inventory name and listed once, with all groups that it came into, through whichever
 * children. Hosts without variables do not stand in `hostvars`; hosts that stand only there are in no group and so, to
 * Ansible too, in no inventory. Of the variables nothing remains that may be a secret, and none that says how to
 * connect, but for address, port and user.
 *
 * @returns the cause for a document that is not whole: a part of an inventory would make hosts disappear
 * @public
 */
export function parseAnsibleInventory(
  text: string,
): { inventory: Inventory } | { cause: Cause } {
  if (text.length > ansibleLimits.inventoryLength) {
    return refuse('too-large', 'the inventory is too large');
  }
  const document = parseJson(text);
  if (!isMap(document)) {
    return refuse('invalid', 'the inventory is no JSON object, or not whole');
  }
  const groups = readGroups(document);
  if (!groups) {
    return refuse('invalid', 'a group of the inventory is malformed');
  }
  if (groups.size > ansibleLimits.groups) {
    return refuse('too-large', 'the inventory has too many groups');
  }
  const memberships = groupsOfHosts(groups);
  if (!memberships || memberships.size > ansibleLimits.hosts) {
    return refuse('too-large', 'the inventory has too many hosts in groups');
  }
  const meta = own(document, '_meta');
  const hostVars = isMap(meta) ? own(meta, 'hostvars') : undefined;
  const hosts = [...memberships].map(([name, groupsOfHost]) =>
    readHost(name, {
      groups: [...groupsOfHost].sort(),
      variables: isMap(hostVars) ? own(hostVars, name) : undefined,
    }),
  );
  return { inventory: { hosts: hosts.sort(byName) } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readGroups(
  document: JsonMap,
): Map<string, InventoryGroup> | undefined {
  const groups = new Map<string, InventoryGroup>();
  for (const [name, declared] of Object.entries(document)) {
    if (name !== '_meta') {
      const group = readGroup(declared);
      if (!group) {
        return undefined;
      }
      groups.set(name, group);
    }
  }
  return groups;
}

/** Old scripts give a bare list of hosts for a group. */
function readGroup(declared: unknown): InventoryGroup | undefined {
  const { hosts, children } = isMap(declared)
    ? {
        hosts: own(declared, 'hosts') ?? [],
        children: own(declared, 'children') ?? [],
      }
    : { hosts: declared, children: [] };
  return isListOfTexts(hosts) && isListOfTexts(children)
    ? { hosts, children }
    : undefined;
}

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string');
}

function readHost(
  name: string,
  options: { groups: string[]; variables: unknown },
): InventoryHost {
  const variables = isMap(options.variables) ? options.variables : {};
  const first = (...names: string[]) =>
    names
      .map(variable => plainOf(own(variables, variable)))
      .find(value => value !== undefined && value !== '');
  const connection = readConnection({
    address: first('ansible_host', 'ansible_ssh_host'),
    port: first('ansible_port', 'ansible_ssh_port'),
    user: first('ansible_user', 'ansible_ssh_user'),
  });
  return {
    groups: options.groups,
    vars: dropSecrets(withoutConnection(variables)),
    ...connection,
    ...nameInventoryHost(name),
  };
}

/** Variables of Ansible itself say how to connect and what to run there; templates of manifests have no use for them. */
function withoutConnection(variables: JsonMap): JsonMap {
  return Object.fromEntries(
    Object.entries(variables).filter(([name]) => !name.startsWith('ansible_')),
  );
}

/** Order of the code units, as JSON of equal inventories has to be equal; `localeCompare` depends on the machine. */
function byName(a: InventoryHost, b: InventoryHost): number {
  return a.name < b.name ? -1 : 1;
}

function refuse(code: Cause['code'], message: string): { cause: Cause } {
  return { cause: { code, message } };
}
