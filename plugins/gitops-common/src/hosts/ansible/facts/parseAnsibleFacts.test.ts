import { HostFacts, HostItemKind, HostThing } from '../../../model/host';
import { ansibleLimits } from '../ansibleLimits';
import { AnsibleFactsOptions, parseAnsibleFacts } from './parseAnsibleFacts';

const at = '2026-11-21T12:00:00.000Z';
const dated = { ansible_date_time: { iso8601: '2026-11-21T12:00:00Z' } };

function factsOf(document: object, options?: AnsibleFactsOptions): HostFacts {
  const reading = parseAnsibleFacts(
    JSON.stringify({ ...dated, ...document }),
    options,
  );
  if ('cause' in reading) {
    throw new Error(reading.cause.message);
  }
  return reading.facts;
}

const thingsOf = (kind: HostItemKind, document: object) =>
  factsOf(document).things[kind];

function thingOf(
  kind: HostItemKind,
  key: string,
  document: object,
): HostThing | undefined {
  return thingsOf(kind, document)?.byKey.get(key);
}

/** What is told of one thing. */
const told = (kind: HostItemKind, key: string, document: object) => {
  const thing = thingOf(kind, key, document);
  return thing && 'properties' in thing ? thing.properties : thing;
};

const causeOf = (document: unknown, options?: AnsibleFactsOptions) => {
  const reading = parseAnsibleFacts(document, options);
  return 'cause' in reading ? reading.cause.code : undefined;
};

describe('parseAnsibleFacts', () => {
  describe('says how old the facts are', () => {
    it.each<[string, string | undefined, string | undefined, string]>([
      ['as they say', '2026-11-21T12:00:00Z', undefined, at],
      ['as the document is', undefined, at, at],
      [
        'as they say, where the document was copied later',
        '2026-11-21T12:00:00Z',
        '2026-11-22T00:00:00Z',
        at,
      ],
      [
        'as the document is, where the clock of the host runs ahead',
        '2099-01-01T00:00:00Z',
        at,
        at,
      ],
      ['as the document is, where they say nonsense', 'yesterday', at, at],
      ['in whatever zone', '2026-11-21T13:00:00+01:00', undefined, at],
    ])('%s', (_, iso8601, writtenAt, observedAt) => {
      expect(
        factsOf({ ansible_date_time: { iso8601 } }, { writtenAt }).observedAt,
      ).toBe(observedAt);
    });

    it('or refuses them', () => {
      expect(causeOf('{"packages": {}}')).toBe('invalid');
    });
  });

  it.each<[string, object]>([
    ['with the prefix', { ...dated, ansible_kernel: '6.1' }],
    ['without', { date_time: dated.ansible_date_time, kernel: '6.1' }],
    [
      'wrapped',
      { ansible_facts: { ...dated, ansible_kernel: '6.1' }, changed: false },
    ],
    [
      'wrapped, without',
      { ansible_facts: { date_time: dated.ansible_date_time, kernel: '6.1' } },
    ],
    [
      'that are marked as unsafe',
      { ...dated, ansible_kernel: { __ansible_unsafe: '6.1' } },
    ],
  ])('reads facts %s', (_, document) => {
    for (const given of [document, JSON.stringify(document)]) {
      expect(parseAnsibleFacts(given)).toMatchObject({
        facts: { observedAt: at, kernel: '6.1' },
      });
    }
  });

  describe('tells what machine it is', () => {
    it('by name and version', () => {
      expect(
        factsOf({
          ansible_distribution: 'Debian',
          ansible_distribution_version: '12.11',
          ansible_kernel: '6.1.0-28-amd64',
          ansible_architecture: 'x86_64',
          ansible_uptime_seconds: 3601,
        }),
      ).toEqual({
        observedAt: at,
        os: 'Debian 12.11',
        kernel: '6.1.0-28-amd64',
        architecture: 'x86_64',
        bootedAt: '2026-11-21T11:00:00.000Z',
        things: {},
      });
    });

    it.each([
      [{ ansible_pkg_mgr: 'apt' }, 'dpkg'],
      [{ ansible_pkg_mgr: 'dnf5' }, 'rpm'],
      [{ ansible_pkg_mgr: 'zypper' }, 'rpm'],
      [{ ansible_pkg_mgr: 'apk' }, 'apk'],
      [{ ansible_os_family: 'RedHat' }, 'rpm'],
      [{ ansible_os_family: 'Alpine' }, 'apk'],
      [{ ansible_pkg_mgr: 'unknown', ansible_os_family: 'Debian' }, 'dpkg'],
      [{ ansible_pkg_mgr: 'constructor' }, undefined],
      [
        { ansible_pkg_mgr: 'pacman', ansible_os_family: 'Archlinux' },
        undefined,
      ],
    ])('with the package manager of %j', (document, manager) => {
      expect(factsOf(document).packageManager).toBe(manager);
    });

    const marker = (exists: boolean) => ({
      oneroof_stat: { '/run/reboot-required': { exists } },
    });
    const command = (rc: number) => ({
      oneroof_command: { 'needs-restarting -r': { rc } },
    });

    it.each([
      [{}, undefined],
      [marker(true), true],
      [marker(false), false],
      [command(1), true],
      [command(0), false],
      [command(127), undefined],
      [{ ...marker(false), ...command(1) }, true],
      [{ oneroof_reboot_required: true }, true],
      [{ oneroof_reboot_required: false, ...marker(true) }, false],
      [{ oneroof_reboot_required: 'yes' }, undefined],
    ])('and whether it wants to be started anew: %j', (document, required) => {
      expect(factsOf(document).rebootRequired).toBe(required);
    });

    it('in one line, however long and loud', () => {
      const { kernel } = factsOf({
        ansible_kernel: `6\u001b[2J${'x'.repeat(9999)}`,
      });
      expect(kernel).toMatch(/^6 \[2Jx+…$/);
      expect(kernel).toHaveLength(200);
    });
  });

  describe('lists packages', () => {
    it.each([
      [
        'as dpkg',
        { version: '1:9.2p1-2+deb12u10', source: 'apt' },
        '1:9.2p1-2+deb12u10',
      ],
      [
        'as rpm',
        { version: '3.0.7', release: '27.el9', epoch: 1 },
        '1:3.0.7-27.el9',
      ],
      [
        'as rpm, without an epoch',
        { version: '8.5', release: '2', epoch: null },
        '8.5-2',
      ],
      ['as apk', { version: '3.1.4', release: 'r5' }, '3.1.4-r5'],
    ])('with versions %s writes them', (_, installed, version) => {
      expect(told('package', 'x', { packages: { x: [installed] } })).toEqual({
        installed: true,
        versions: [version],
      });
    });

    it('with several versions, or with none that is told', () => {
      const packages = {
        kernel: [{ version: '5' }, { version: '6' }],
        odd: [{}],
        odder: 7,
      };
      expect(told('package', 'kernel', { packages })).toEqual({
        installed: true,
        versions: ['5', '6'],
      });
      expect(told('package', 'odd', { packages })).toEqual({ installed: true });
      expect(told('package', 'odder', { packages })).toEqual({
        installed: true,
      });
    });

    it('all of them, if there is one', () => {
      expect(thingsOf('package', { packages: { x: [] } })?.complete).toBe(true);
      expect(thingsOf('package', { packages: {} })?.complete).toBe(false);
      expect(thingsOf('package', {})).toBeUndefined();
    });

    it('keeping those of a fleet once', () => {
      const shared = new Map<string, HostThing>();
      const packages = { jq: [{ version: '1.6' }] };
      const [one, two] = [1, 2].map(() =>
        factsOf({ packages }, { shared }).things.package?.byKey.get('jq'),
      );
      expect(one).toBe(two);
    });
  });

  describe('lists services', () => {
    it.each<[object, object]>([
      [
        { source: 'systemd', state: 'running', status: 'enabled' },
        { running: true, enabled: true },
      ],
      [
        { source: 'systemd', state: 'stopped', status: 'disabled' },
        { running: false, enabled: false },
      ],
      [
        { source: 'systemd', state: 'active', status: 'static' },
        { running: true, enabled: true },
      ],
      [
        { source: 'systemd', state: 'inactive', status: 'masked' },
        { running: false, enabled: false },
      ],
      [
        { source: 'systemd', state: 'stopped', status: 'failed' },
        { running: false },
      ],
      [
        { source: 'systemd', state: 'unknown', status: 'indirect' },
        { enabled: true },
      ],
      [{ source: 'sysv', state: 'running' }, { running: true }],
      [{ source: 'sysv', state: 3, status: 'enabled' }, { enabled: true }],
      [
        { source: 'openrc', state: 'started', runlevels: ['default'] },
        { running: true, enabled: true },
      ],
      [
        { source: 'openrc', state: 'crashed', runlevels: null },
        { running: false, enabled: false },
      ],
      [
        { source: 'upstart', state: 'waiting', goal: 'stop' },
        { running: false },
      ],
    ])('%j', (service, properties) => {
      expect(told('service', 'x', { services: { x: service } })).toEqual(
        properties,
      );
    });

    it('of systemd with and without the suffix, whatever a script says', () => {
      const services = {
        'ssh.service': {
          source: 'systemd',
          state: 'running',
          status: 'enabled',
        },
        ssh: { source: 'sysv', state: 'stopped' },
      };
      for (const key of ['ssh', 'ssh.service']) {
        expect(told('service', key, { services })).toEqual({
          running: true,
          enabled: true,
        });
      }
    });

    it('without those that others only refer to', () => {
      const services = {
        'gone.service': {
          source: 'systemd',
          state: 'stopped',
          status: 'not-found',
        },
        'a.service': { source: 'systemd', state: 'running', status: 'enabled' },
      };
      expect([...thingsOf('service', { services })!.byKey.keys()]).toEqual([
        'a.service',
        'a',
      ]);
    });

    it.each([
      ['all', { services: { a: { source: 'sysv' } } }, true],
      ['not all, where there is none', { services: {} }, false],
      [
        'not all, where systemd was not asked',
        { services: { a: { source: 'sysv' } }, ansible_service_mgr: 'systemd' },
        false,
      ],
      [
        'all, where systemd was asked',
        {
          services: { a: { source: 'systemd' } },
          ansible_service_mgr: 'systemd',
        },
        true,
      ],
    ])('%s', (_, document, complete) => {
      expect(thingsOf('service', document)?.complete).toBe(complete);
    });
  });

  describe('looks at files', () => {
    const sha256 = 'a'.repeat(64);

    it('with all that goss asks for', () => {
      const stat = {
        exists: true,
        isreg: true,
        mode: '0640',
        pw_name: 'root',
        gr_name: 'adm',
        uid: 0,
        gid: 4,
        size: 26,
        checksum: sha256,
        mtime: 1795264066.838,
        ctime: 1795264066.841,
      };
      expect(told('file', '/a', { oneroof_stat: { '/a': stat } })).toEqual({
        exists: true,
        filetype: 'file',
        mode: '0640',
        owner: 'root',
        group: 'adm',
        uid: 0,
        gid: 4,
        size: 26,
        sha256,
        mtime: '2026-11-21T12:27:46.838Z',
        ctime: '2026-11-21T12:27:46.841Z',
      });
    });

    it.each([
      [{ isdir: true }, { filetype: 'directory' }],
      [
        { islnk: true, lnk_target: 'usr/bin', lnk_source: '/usr/bin' },
        { filetype: 'symlink', 'linked-to': 'usr/bin' },
      ],
      [{ isfifo: true }, { filetype: 'pipe' }],
      [{ issock: true }, { filetype: 'socket' }],
      [{ isblk: true }, { filetype: 'block-device' }],
      [{ ischr: true }, { filetype: 'character-device' }],
      [{ mode: '4755' }, { mode: '4755' }],
      [{ mode: '644' }, { mode: '0644' }],
      [{ mode: 'rwx' }, {}],
      [{ checksum: 'b'.repeat(40) }, {}],
      [{ checksum: 'B'.repeat(128) }, { sha512: 'b'.repeat(128) }],
      [{ checksum: 'z'.repeat(64) }, {}],
      [{ mtime: 1e300 }, {}],
      [{ size: -1.5, uid: 'root' }, {}],
    ])('of all sorts: %j', (stat, properties) => {
      expect(
        told('file', '/a', {
          oneroof_stat: { '/a': { exists: true, ...stat } },
        }),
      ).toEqual({ exists: true, ...properties });
    });

    it.each<[unknown, unknown]>([
      [{ exists: false }, { exists: false }],
      [{}, undefined],
      ['no', undefined],
      [null, undefined],
      [
        { failed: true, msg: 'Permission denied: hunter2' },
        {
          cause: {
            code: 'forbidden',
            message: 'the account may not look at the file',
          },
        },
      ],
      [
        { failed: true, msg: 'hunter2' },
        {
          cause: {
            code: 'partial',
            message: 'the file could not be looked at',
          },
        },
      ],
    ])('that are not there, or could not be looked at: %j', (stat, thing) => {
      expect(told('file', '/a', { oneroof_stat: { '/a': stat } })).toEqual(
        thing,
      );
    });

    it('of which there are more than those', () => {
      expect(thingsOf('file', { oneroof_stat: {} })?.complete).toBe(false);
    });
  });

  describe('lists accounts', () => {
    const document = {
      getent_passwd: {
        root: ['x', '0', '0', 'root', '/root', '/bin/bash'],
        app: ['x', '1001', '1001', '', '/srv/app', '/usr/sbin/nologin'],
        nobody: null,
      },
      getent_group: {
        root: ['x', '0', ''],
        app: ['x', '1001', ''],
        adm: ['x', '4', 'syslog,app'],
        gone: null,
      },
    };

    it('with their groups', () => {
      expect(told('user', 'app', document)).toEqual({
        exists: true,
        uid: 1001,
        gid: 1001,
        home: '/srv/app',
        shell: '/usr/sbin/nologin',
        groups: ['adm', 'app'],
      });
      expect(told('group', 'adm', document)).toEqual({ exists: true, gid: 4 });
    });

    it('without groups where those are not known', () => {
      const { getent_passwd } = document;
      expect(told('user', 'app', { getent_passwd })).not.toHaveProperty(
        'groups',
      );
      expect(
        told('user', 'app', {
          getent_passwd,
          getent_group: { app: ['x', '1001', ''] },
        }),
      ).not.toHaveProperty('groups');
    });

    it('that somebody looked for in vain', () => {
      expect(told('user', 'nobody', document)).toEqual({ exists: false });
      expect(told('group', 'gone', document)).toEqual({ exists: false });
    });

    it('all of them, but where one was looked for', () => {
      const { root } = document.getent_passwd;
      expect(thingsOf('user', document)?.complete).toBe(true);
      expect(thingsOf('user', { getent_passwd: { root } })?.complete).toBe(
        false,
      );
      expect(thingsOf('user', { getent_passwd: {} })?.complete).toBe(false);
    });
  });

  describe('lists ports', () => {
    const listen = (...sockets: object[]) => ({
      tcp_listen: sockets,
      udp_listen: [{ address: '127.0.0.53%lo', port: 53 }],
    });

    it.each<[object, Record<string, string[]>]>([
      [{ address: '127.0.1.1', port: 22 }, { 'tcp:22': ['127.0.1.1'] }],
      [{ address: '::', port: 22 }, { 'tcp6:22': ['::'] }],
      [
        { address: '*', port: 80 },
        { 'tcp:80': ['0.0.0.0'], 'tcp6:80': ['::'] },
      ],
      [{ address: '10.0.0.1', port: 5432, state: 'ESTAB' }, {}],
      [
        { address: '10.0.0.1', port: 5432, state: 'LISTEN' },
        { 'tcp:5432': ['10.0.0.1'] },
      ],
      [{ address: '10.0.0.1' }, {}],
      [{ port: 22 }, {}],
    ])('%j', (socket, ports) => {
      const { byKey } = thingsOf('port', listen(socket))!;
      expect(
        Object.fromEntries(
          [...byKey].map(([key, thing]) => [
            key,
            'properties' in thing && thing.properties.ip,
          ]),
        ),
      ).toEqual({ ...ports, 'udp:53': ['127.0.0.53'] });
    });

    it('with all addresses of one', () => {
      expect(
        told(
          'port',
          'tcp:22',
          listen(
            { address: '10.0.0.2', port: 22 },
            { address: '10.0.0.1', port: 22 },
          ),
        ),
      ).toEqual({ listening: true, ip: ['10.0.0.1', '10.0.0.2'] });
    });

    it.each([
      ['all, as root', { ...listen(), ansible_effective_user_id: 0 }, true],
      [
        'not all, as anybody else',
        { ...listen(), ansible_effective_user_id: 1000 },
        false,
      ],
      ['not all, where only one protocol was asked', { tcp_listen: [] }, false],
    ])('%s', (_, document, complete) => {
      expect(thingsOf('port', document)?.complete).toBe(complete);
    });
  });

  it('takes results of commands, and of none that did not run', () => {
    const oneroof_command = {
      'uname -s': { rc: 0, stdout: 'Linux', stderr: '' },
      false: { rc: 1 },
      skipped: { skipped: true },
      odd: 7,
    };
    const { byKey, complete } = thingsOf('command', { oneroof_command })!;
    expect(complete).toBe(false);
    expect([...byKey]).toEqual([
      [
        'uname -s',
        { properties: { 'exit-status': 0, stdout: 'Linux', stderr: '' } },
      ],
      ['false', { properties: { 'exit-status': 1 } }],
    ]);
  });

  describe('lists mounts', () => {
    const root = {
      mount: '/',
      device: '/dev/vda1',
      fstype: 'ext4',
      options: 'rw,relatime',
      size_total: 1000,
      size_available: 275,
    };

    it('of devices, which are not all', () => {
      const document = { ansible_mounts: [root, 7, { device: '/dev/x' }] };
      expect(told('mount', '/', document)).toEqual({
        exists: true,
        source: '/dev/vda1',
        filesystem: 'ext4',
        opts: ['rw', 'relatime'],
        usage: 73,
      });
      expect(thingsOf('mount', document)).toMatchObject({ complete: false });
    });

    it('all of them, as mount_facts has them', () => {
      expect(
        thingsOf('mount', {
          mount_points: { '/': root, '/proc': { fstype: 'proc' } },
        }),
      ).toEqual({
        complete: true,
        byKey: new Map([
          ['/', expect.anything()],
          ['/proc', { properties: { exists: true, filesystem: 'proc' } }],
        ]),
      });
    });

    it('and the disks below, each once and without images', () => {
      const { disks } = factsOf({
        ansible_mounts: [
          { ...root, mount: '/srv/bound/here' },
          root,
          { ...root, mount: '/data', device: 'nas:/export' },
          { ...root, mount: '/snap', device: '/dev/loop1', fstype: 'squashfs' },
          { ...root, mount: '/empty', device: '/dev/vdb', size_total: 0 },
          { mount: '/unread', device: '/dev/vdc' },
          { ...root, mount: '/tmp', device: 'tmpfs' },
        ],
      });
      expect(disks).toEqual([
        { mount: '/', sizeBytes: 1000, availableBytes: 275 },
        { mount: '/data', sizeBytes: 1000, availableBytes: 275 },
      ]);
    });
  });

  describe('refuses', () => {
    it.each([
      ['nothing', '', 'invalid'],
      ['half a document', '{"ansible_date_time": {"iso8601": "2026', 'invalid'],
      ['a list', '[]', 'invalid'],
      ['another value', null, 'invalid'],
      ['50 MB', ' '.repeat(50_000_000), 'too-large'],
    ])('%s', (_, document, code) => {
      expect(causeOf(document)).toBe(code);
    });

    it('more things than a machine has', () => {
      const packages = Object.fromEntries(
        Array.from({ length: ansibleLimits.things + 1 }, (_, i) => [
          `p${i}`,
          [],
        ]),
      );
      expect(causeOf({ ...dated, packages })).toBe('too-large');
    });
  });

  it('takes facts of wrong types for facts that were not gathered', () => {
    const names = [
      'ansible_mounts',
      'mount_points',
      'packages',
      'services',
      'oneroof_stat',
      'oneroof_command',
      'getent_passwd',
      'getent_group',
      'tcp_listen',
      'udp_listen',
      'ansible_kernel',
      'ansible_uptime_seconds',
    ];
    for (const strange of [null, 7, 'x', [], [[]], [null], true, {}]) {
      const document = Object.fromEntries(names.map(name => [name, strange]));
      const { things, kernel } = factsOf(document);
      for (const [kind, { byKey, complete }] of Object.entries(things)) {
        expect(byKey.size).toBe(0);
        // Nothing may listen; but no machine is without a package, a service or a user.
        expect(complete).toBe(kind === 'port' && Array.isArray(strange));
      }
      expect(kernel).toBe(strange === 'x' ? 'x' : undefined);
    }
  });

  it('takes names of prototypes for names', () => {
    const packages = JSON.parse(
      '{"__proto__": [{"version": "1"}], "toString": []}',
    );
    expect(thingsOf('package', { packages })?.byKey).toEqual(
      new Map([
        ['__proto__', { properties: { installed: true, versions: ['1'] } }],
        ['toString', { properties: { installed: true } }],
      ]),
    );
    expect(thingOf('package', 'constructor', { packages })).toBeUndefined();
  });
});
