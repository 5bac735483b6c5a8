import { HostItemKind } from '../../../model/host';

/** Kinds of things that modules declare. */
const kindsOfModules: ReadonlyMap<string, HostItemKind> = new Map(
  Object.entries({
    file: [
      'acl',
      'archive',
      'assemble',
      'blockinfile',
      'copy',
      'file',
      'get_url',
      'git',
      'htpasswd',
      'ini_file',
      'lineinfile',
      'patch',
      'replace',
      'synchronize',
      'template',
      'unarchive',
      'xml',
    ],
    package: [
      'apk',
      'apt',
      'dnf',
      'dnf5',
      'package',
      'pacman',
      'snap',
      'yum',
      'zypper',
    ],
    service: [
      'openrc',
      'runit',
      'service',
      'supervisorctl',
      'systemd',
      'systemd_service',
      'sysvinit',
    ],
    command: ['command', 'expect', 'raw', 'script', 'shell'],
    user: ['user'],
    group: ['group'],
    mount: ['mount'],
    'kernel-param': ['sysctl'],
  } satisfies Partial<Record<HostItemKind, string[]>>).flatMap(
    ([kind, modules]) =>
      modules.map(module => [module, kind as HostItemKind] as const),
  ),
);

/** Modules that only look, or steer the run: they declare nothing of the host. */
const neutralModules = new Set([
  'add_host',
  'assert',
  'async_status',
  'debug',
  'fail',
  'find',
  'gather_facts',
  'getent',
  'group_by',
  'include',
  'include_role',
  'include_tasks',
  'include_vars',
  'import_playbook',
  'import_role',
  'import_tasks',
  'meta',
  'pause',
  'ping',
  'set_fact',
  'set_stats',
  'setup',
  'slurp',
  'stat',
  'validate_argument_spec',
  'wait_for',
  'wait_for_connection',
]);

/** The name of a module without its collection. */
export function moduleOf(action: string | undefined): string {
  return action?.split('.').at(-1) ?? '';
}

/** The kind of thing that a module declares. */
export function kindOfModule(module: string): HostItemKind | undefined {
  return kindsOfModules.get(module);
}

/** Whether a module declares nothing of the host. */
export function isNeutral(module: string): boolean {
  return neutralModules.has(module) || /_(facts|info)$/.test(module);
}
