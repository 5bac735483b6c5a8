import { createHash } from 'node:crypto';
import { SimulatedFile, SimulatedHost } from './SimulatedHost';

/** What stands in Ansible's fact cache of a host: the keys and shapes of `setup`, `package_facts`, `service_facts`, `getent` and `listen_ports_facts`. */
export function createFacts(
  host: SimulatedHost,
  now: Date,
): Record<string, unknown> {
  const at = host.silentSince ?? now;
  return {
    _ansible_facts_gathered: true,
    module_setup: true,
    ansible_architecture: 'x86_64',
    ansible_date_time: {
      epoch: String(Math.floor(at.getTime() / 1000)),
      iso8601: `${at.toISOString().slice(0, 19)}Z`,
      tz: 'UTC',
      tz_offset: '+0000',
    },
    ansible_distribution: 'Debian',
    ansible_distribution_version: host.osVersion,
    ansible_distribution_release: 'bookworm',
    ansible_os_family: 'Debian',
    ansible_pkg_mgr: 'apt',
    ansible_fqdn: host.name,
    ansible_hostname: host.name,
    ansible_nodename: host.name,
    ansible_kernel: host.kernel,
    ansible_system: 'Linux',
    ansible_mounts: host.disks.map(disk => ({
      mount: disk.mount,
      device: '/dev/vda1',
      fstype: 'ext4',
      options: 'rw,relatime',
      size_total: disk.sizeBytes,
      size_available: disk.availableBytes,
    })),
    getent_passwd: passwd(host),
    getent_group: groups(host),
    packages: Object.fromEntries(
      [...host.packages].map(([name, version]) => [
        name,
        [{ name, version, arch: 'amd64', source: 'apt', origin: 'Debian' }],
      ]),
    ),
    services: Object.fromEntries(
      [...host.services].map(([name, { running, enabled }]) => [
        `${name}.service`,
        {
          name: `${name}.service`,
          source: 'systemd',
          state: running ? 'running' : 'stopped',
          status: enabled ? 'enabled' : 'disabled',
        },
      ]),
    ),
    tcp_listen: host.ports.map(({ port, address, program }) => ({
      address,
      port,
      name: program,
      protocol: 'tcp',
      pid: 1000 + port,
      user: 'root',
      stime: 'Sat Nov 21 12:22:00 2026',
    })),
    udp_listen: [],
    oneroof_stat: {
      ...Object.fromEntries(
        host.watchedPaths.map(path => [path, { exists: false }]),
      ),
      ...Object.fromEntries(
        [...host.files].map(([path, file]) => [path, stat(path, file)]),
      ),
    },
    oneroof_command: {},
    oneroof_reboot_required: host.rebootRequired,
  };
}

function stat(path: string, file: SimulatedFile): Record<string, unknown> {
  const seconds = file.changedAt.getTime() / 1000;
  return {
    path,
    exists: true,
    isreg: true,
    isdir: false,
    islnk: false,
    mode: file.mode,
    pw_name: file.owner,
    gr_name: file.group,
    size: Buffer.byteLength(file.content),
    checksum: createHash('sha256').update(file.content).digest('hex'),
    mtime: seconds,
    ctime: seconds,
  };
}

function passwd({ users }: SimulatedHost): Record<string, string[]> {
  return Object.fromEntries(
    [...users].map(([name, { uid, gid, home, shell }]) => [
      name,
      ['x', String(uid), String(gid), '', home, shell],
    ]),
  );
}

function groups({ users }: SimulatedHost): Record<string, string[]> {
  return Object.fromEntries(
    [...users].map(([name, { gid }]) => [name, ['x', String(gid), '']]),
  );
}
