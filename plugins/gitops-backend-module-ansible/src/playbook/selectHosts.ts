import { Cause, InventoryHost } from '@oneroof/plugin-gitops-common';

/** Hosts of a run, and those that must not come into one. */
export interface SelectedHosts {
  /** Names that mean one host and nothing else, wherever Ansible reads them. */
  names: string[];
  refused: Array<{ host: string; cause: Cause }>;
}

/** No letter of it is part of a pattern: no `*`, `?`, `[`, `:`, `,`, `!`, `&`, `~`, `@`, and no option. */
const plainName = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/**
 * Sorts out hosts whose name Ansible could read as more than that host. Where a host and a group have one name, it is for the
 * version of Ansible to say which of them `--limit` means.
 */
export function selectHosts(hosts: readonly InventoryHost[]): SelectedHosts {
  const groups = new Set(['all', ...hosts.flatMap(({ groups: of }) => of)]);
  const selected: SelectedHosts = { names: [], refused: [] };
  for (const { name, refusal } of hosts) {
    const cause = refusal ?? refuse(name, groups);
    if (cause) {
      selected.refused.push({ host: name, cause });
    } else {
      selected.names.push(name);
    }
  }
  return selected;
}

function refuse(name: string, groups: ReadonlySet<string>): Cause | undefined {
  if (!plainName.test(name)) {
    return {
      code: 'invalid',
      message: 'Ansible would read the name of this host as a pattern',
    };
  }
  return groups.has(name)
    ? {
        code: 'invalid',
        message: 'a group has the same name as this host',
      }
    : undefined;
}
