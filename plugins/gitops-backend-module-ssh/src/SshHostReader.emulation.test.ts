import {
  describeOnSshServer,
  describeWhenFound,
  SshServer,
  startSshServer,
} from '@oneroof/plugin-gitops-node/testUtils';
import {
  findMissingProgram,
  ProgramFolder,
} from './__testUtils__/ProgramFolder';
import {
  configFor,
  factsOf,
  question,
  readHost,
} from './__testUtils__/SshSubject';

// Each login costs a tenth of a second of two processors, and they may be busy.
jest.setTimeout(60_000);

const questions = [
  question('package', 'nginx', ['installed', 'versions']),
  question('package', 'nginx-mod', ['installed']),
  question('package', 'broken', ['installed']),
  question('service', 'nginx', ['running', 'enabled']),
  question('service', 'crond', ['running', 'enabled']),
  question('service', 'nothing', ['running', 'enabled']),
];

/**
 * EMULATION: this machine is a Debian without an init system that runs. The programs of other families are short
 * scripts that print what the real ones print; sshd, the shell and everything else are real.
 */
describeOnSshServer('SshHostReader on emulated machines', () => {
  let programs: ProgramFolder;
  let server: SshServer;

  beforeEach(() => {
    programs = new ProgramFolder();
  });
  afterEach(async () => {
    await server.stop();
    programs.dispose();
  });

  const readThings = async () => {
    server = await startSshServer({ environment: { PATH: programs.path } });
    const facts = factsOf(await readHost(configFor(server), questions));
    return {
      facts,
      packages: [...facts.things.package!.byKey.values()],
      services: [...facts.things.service!.byKey.values()],
    };
  };

  it('reads a machine with rpm and systemd', async () => {
    programs.emulate(
      'rpm',
      `for name; do case $name in
        nginx) printf 'nginx 1:1.20.1-16.el9 x86_64\\nnginx 1:1.20.1-14.el9 i686\\n' ;;
        -*|%*) ;;
        broken) echo 'error: rpmdb: damaged header' >&2 ;;
        *) echo "package $name is not installed" ;;
      esac; done; exit 1`,
    );
    programs.emulate(
      'systemctl',
      `for unit; do :; done
      case $1 in
        is-enabled) case $unit in crond) echo enabled ;; nginx) echo disabled; exit 1 ;; *) exit 1 ;; esac ;;
        show) case $unit in
          Version) echo Version=252 ;;
          nginx) printf 'LoadState=loaded\\nActiveState=active\\n' ;;
          crond) printf 'LoadState=loaded\\nActiveState=failed\\n' ;;
          *) printf 'LoadState=not-found\\nActiveState=inactive\\n' ;;
        esac ;;
      esac`,
    );
    programs.emulate('needs-restarting', 'test "$1" = -r && exit 1');

    const { facts, packages, services } = await readThings();

    expect(facts).toMatchObject({
      packageManager: 'rpm',
      rebootRequired: true,
    });
    expect(packages).toEqual([
      {
        properties: {
          installed: true,
          versions: ['1:1.20.1-14.el9', '1:1.20.1-16.el9'],
        },
      },
      { properties: { installed: false } },
      {
        cause: { code: 'partial', message: expect.stringMatching(/^rpm said/) },
      },
    ]);
    expect(services).toEqual([
      { properties: { exists: true, running: true, enabled: false } },
      { properties: { exists: true, running: false, enabled: true } },
      { properties: { exists: false, running: false, enabled: false } },
    ]);
  });

  const emulateAlpine = () => {
    programs.emulate(
      'apk',
      `for name; do case $name in nginx) echo nginx-1.24.0-r7 ;; nginx-mod) echo nginx-mod-perl-1.24.0-r7 ;; esac; done; exit 1`,
    );
    programs.emulate(
      'rc-service',
      `case $2 in
        nginx) echo ' * status: started' ;;
        crond) echo ' * status: crashed'; exit 32 ;;
        *) echo " * rc-service: service \\\`$2' does not exist"; exit 1 ;;
      esac`,
    );
    programs.emulate(
      'rc-update',
      `printf '                crond | default                                \\n            bootmisc | boot                                   \\n'`,
    );
  };
  const onAlpine = {
    packages: [
      { properties: { installed: true, versions: ['1.24.0-r7'] } },
      { properties: { installed: false } },
      { properties: { installed: false } },
    ],
    services: [
      { properties: { exists: true, running: true, enabled: false } },
      { properties: { exists: true, running: false, enabled: true } },
      { properties: { exists: false, running: false, enabled: false } },
    ],
  };

  it('reads a machine with apk and OpenRC', async () => {
    emulateAlpine();
    const { facts, ...found } = await readThings();
    expect(facts.packageManager).toBe('apk');
    expect(facts).not.toHaveProperty('rebootRequired');
    expect(found).toEqual(onAlpine);
  });

  describeWhenFound('with busybox', findMissingProgram(), () => {
    it('reads it with the real programs of busybox', async () => {
      emulateAlpine();
      programs.linkBusybox(
        ...['cat', 'date', 'df', 'head', 'id', 'od', 'printf', 'sed', 'sh'],
        ...['sleep', 'sort', 'stat', 'timeout', 'tr', 'true', 'uname'],
      );
      const { facts, ...found } = await readThings();
      expect(facts.disks).toEqual([expect.objectContaining({ mount: '/' })]);
      expect(found).toEqual(onAlpine);
    });
  });

  it('says so where apk cannot read its database', async () => {
    emulateAlpine();
    programs.emulate(
      'apk',
      `echo 'ERROR: Unable to read database: Permission denied' >&2; exit 99`,
    );
    const { packages } = await readThings();
    expect(packages).toEqual(
      packages.map(() => ({
        cause: { code: 'partial', message: expect.stringMatching(/^apk said/) },
      })),
    );
  });

  it('reads an old machine with rpm, SysV scripts and chkconfig', async () => {
    programs.emulate('rpm', 'echo "package ${9:-none} is not installed"');
    programs.emulate(
      'service',
      `case $1 in
        nginx) echo 'nginx (pid  1234) is running...' ;;
        crond) echo 'crond dead but pid file exists'; exit 1 ;;
        *) echo "$1: unrecognized service"; exit 4 ;;
      esac`,
    );
    programs.emulate(
      'chkconfig',
      `case $2 in
        nginx) printf 'nginx          \\t0:off\\t1:off\\t2:on\\t3:off\\t4:on\\t5:on\\t6:off\\n' ;;
        crond) printf 'crond          \\t0:off\\t1:off\\t2:on\\t3:on\\t4:on\\t5:on\\t6:off\\n' ;;
        *) exit 1 ;;
      esac`,
    );
    programs.emulate('runlevel', `echo 'N 3'`);
    const { services } = await readThings();
    expect(services).toEqual([
      { properties: { running: true, enabled: false } },
      { properties: { running: false, enabled: true } },
      { cause: { code: 'partial', message: expect.any(String) } },
    ]);
  });

  it('reads Upstart, which ends well whatever it says', async () => {
    programs.emulate(
      'service',
      `case $1 in nginx) echo 'nginx start/running, process 7' ;; *) echo "$1 stop/waiting" ;; esac`,
    );
    const { services } = await readThings();
    expect(services).toMatchObject([
      { properties: { running: true } },
      { properties: { running: false } },
      { properties: { running: false } },
    ]);
  });

  it('says so where there is neither a package manager nor an init system', async () => {
    // The probe looks into the folders of this machine's administrator too, where Debian has a "service" of its own.
    programs.emulate('service', 'exit 4');
    const { facts, packages, services } = await readThings();
    expect(facts).not.toHaveProperty('packageManager');
    expect(packages[0]).toEqual({
      cause: {
        code: 'not-found',
        message:
          'the host has no package manager that can be asked (dpkg, rpm, apk)',
      },
    });
    expect(services[0]).toMatchObject({ cause: { code: 'partial' } });
  });
});
