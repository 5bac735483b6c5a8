import { GatherWants } from './GatherWants';
import { statModuleName } from './statModule';

/** What a run gathers, for all of its hosts. */
export interface GatherPlay {
  accounts: boolean;
  ports: boolean;
  /** Whether root is needed to look. */
  become: boolean;
}

/**
 * Our own playbook. Fixed words only: whatever comes from git reaches it through variables that Ansible must not evaluate
 * (see `gatherVariables`). JSON, which is YAML too.
 */
export function gatherPlaybook({
  accounts,
  ports,
  become,
}: GatherPlay): string {
  const optional = { ignore_errors: true };
  const getent = (database: string) => ({
    'ansible.builtin.getent': { database },
    ...optional,
  });
  return JSON.stringify([
    {
      hosts: 'all',
      gather_facts: false,
      // Each host goes on by itself: one that hangs holds up no other, and what was gathered by then is kept.
      strategy: 'ansible.builtin.free',
      ...(become && { become: true }),
      tasks: [
        // Needs no Python, and what ssh says against a host is told best by a command that sends nothing.
        {
          'ansible.builtin.raw': ':',
          changed_when: false,
          become: false,
        },
        {
          'ansible.builtin.setup': {
            gather_subset: [
              '!all',
              '!min',
              'distribution',
              'platform',
              'pkg_mgr',
              'date_time',
              'mounts',
            ],
          },
        },
        { 'ansible.builtin.package_facts': { manager: 'auto' }, ...optional },
        { 'ansible.builtin.service_facts': {}, ...optional },
        ...(accounts ? [getent('passwd'), getent('group')] : []),
        ...(ports
          ? [{ 'community.general.listen_ports_facts': {}, ...optional }]
          : []),
        {
          [statModuleName]: {
            paths: '{{ oneroof_paths[oneroof_paths_of[inventory_hostname]] }}',
          },
        },
      ],
    },
  ]);
}

/**
 * Variables of a run: which paths to look at on which host. Paths come from git and are marked as `!unsafe`, so that
 * Ansible does not evaluate what looks like a template in them.
 */
export function gatherVariables(
  wants: ReadonlyMap<string, GatherWants>,
): string {
  const lists = new Map<string, number>();
  const listOf: Record<string, number> = Object.create(null);
  for (const [name, { files }] of wants) {
    const list = `[${[...files]
      .map(([path, sum]) => `{path: !unsafe ${quoteYaml(path)}, sum: ${sum}}`)
      .join(', ')}]`;
    const index = lists.get(list) ?? lists.size;
    lists.set(list, index);
    listOf[name] = index;
  }
  return [
    `oneroof_paths_of: ${JSON.stringify(listOf)}`,
    'oneroof_paths:',
    ...[...lists.keys()].map(list => `  - ${list}`),
    '',
  ].join('\n');
}

/** A scalar of plain ASCII: YAML reads some of Unicode's characters as line breaks, and JSON's pairs of escapes as two. */
function quoteYaml(text: string): string {
  const escaped = Array.from(text, character => {
    const code = character.codePointAt(0)!;
    return /^[ !#-[\]-~]$/.test(character)
      ? character
      : `\\U${code.toString(16).padStart(8, '0')}`;
  });
  return `"${escaped.join('')}"`;
}
