import { chmodSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { describeWithAnsible } from '../__testUtils__/describeWithAnsible';
import { inventoryEntry } from '../__testUtils__/inventoryEntry';
import { requireEmpty } from '../__testUtils__/requireEmpty';
import { AnsibleInventoryConfig } from '../config/AnsibleConfig';
import { AnsiblePrograms } from '../process/AnsiblePrograms';
import { AnsibleInventoryReader } from './AnsibleInventoryReader';

jest.setTimeout(60_000);

const { signal } = new AbortController();
const path = process.env.PATH ?? '';
const request = { inventory: 'prod' };
const sandbox = { prefix: [], networkIsolated: false, memoryLimited: false };

describeWithAnsible('AnsibleInventoryReader of files on disk', () => {
  const disk = createMockDirectory();
  const temporary = createMockDirectory();
  let now = 0;

  beforeEach(() => {
    disk.clear();
    now = 1_000_000;
  });
  afterEach(() => {
    requireEmpty(temporary.path);
  });

  function createReader(entry: AnsibleInventoryConfig) {
    const programs = new AnsiblePrograms({ path });
    const runs = jest.spyOn(programs, 'run');
    const reader = new AnsibleInventoryReader({
      inventories: [entry],
      programs,
      sandbox,
      timeoutMs: 30_000,
      now: () => now,
      temporaryFolder: temporary.path,
    });
    return { reader, runs, read: () => reader.read(request, signal) };
  }

  const createPathReader = (
    name: string,
    changes?: Partial<AnsibleInventoryConfig>,
  ) =>
    createReader(
      inventoryEntry({ type: 'path', path: disk.resolve(name) }, changes),
    );

  /** A dynamic inventory that counts how often it is asked. */
  function installScript(body: string) {
    disk.addContent({ 'hosts.sh': `#!/bin/bash\n${body}\n` });
    chmodSync(disk.resolve('hosts.sh'), 0o755);
  }

  it('reads the file again when it, or a file of variables beside it, changes', async () => {
    disk.addContent({
      hosts: '[web]\nweb-1\n',
      group_vars: { 'web.yml': 'a: 1' },
    });
    const { read, runs } = createPathReader('hosts');

    const first = await read();
    now += 7 * 24 * 3600_000;
    expect(await read()).toBe(first);
    expect(runs).toHaveBeenCalledTimes(1);
    expect(first.hosts).toMatchObject([{ name: 'web-1', vars: { a: 1 } }]);

    disk.addContent({ group_vars: { 'web.yml': 'a: 2222' } });
    expect((await read()).hosts).toMatchObject([{ vars: { a: 2222 } }]);
    expect(runs).toHaveBeenCalledTimes(2);

    utimesSync(disk.resolve('hosts'), 1, 1);
    const third = await read();
    expect(runs).toHaveBeenCalledTimes(3);
    expect(await read()).toBe(third);
  });

  it('runs a program of the operator, and asks it again after a while', async () => {
    installScript(`echo '{"web": {"hosts": ["web-1"]}}'`);
    const { read, runs } = createPathReader('hosts.sh');

    const first = await read();
    expect(first.hosts).toMatchObject([{ name: 'web-1', groups: ['web'] }]);
    now += 299_000;
    expect(await read()).toBe(first);
    expect(runs).toHaveBeenCalledTimes(1);
    now += 1_000;
    // The same object, though it was asked again: it said the same.
    expect(await read()).toBe(first);
    expect(runs).toHaveBeenCalledTimes(2);
  });

  it('asks a configured plugin again after a while', async () => {
    disk.addContent({
      'cloud.yml':
        'plugin: generator\nhosts: {name: "web-{{ n }}"}\nlayers: {n: ["1", "2"]}\n',
      'ansible.cfg': '[inventory]\nenable_plugins = generator\n',
    });
    const { read, runs } = createPathReader('cloud.yml', {
      ansibleConfigFile: disk.resolve('ansible.cfg'),
    });

    const { hosts } = await read();
    expect(hosts.map(({ name }) => name)).toEqual(['web-1', 'web-2']);
    now += 300_000;
    await read();
    expect(runs).toHaveBeenCalledTimes(2);
  });

  it("takes no facts of the operator's cache for variables", async () => {
    disk.addContent({
      hosts: 'web-1 site=eu\n',
      facts: { 'web-1': '{"packages": {"nginx": []}}' },
      'ansible.cfg': `[defaults]\nfact_caching = jsonfile\nfact_caching_connection = ${disk.path}/facts\n`,
    });
    const { read } = createPathReader('hosts', {
      ansibleConfigFile: disk.resolve('ansible.cfg'),
    });

    expect((await read()).hosts).toMatchObject([
      { name: 'web-1', vars: { site: 'eu' } },
    ]);
    expect((await read()).hosts[0].vars).not.toHaveProperty('packages');
  });

  it('gives a program nothing of the backend but what the operator hands on', async () => {
    installScript(
      `declare -px > ${disk.path}/seen; echo '{"web": {"hosts": ["web-1"]}}'`,
    );
    process.env.ONEROOF_TEST_SECRET = 'hunter2';
    process.env.ONEROOF_TEST_PROFILE = 'viewer';
    process.env.ANSIBLE_FORKS = '77';
    try {
      await createPathReader('hosts.sh', {
        handedOn: ['ONEROOF_TEST_PROFILE', 'ONEROOF_TEST_ABSENT'],
      }).read();
    } finally {
      delete process.env.ONEROOF_TEST_SECRET;
      delete process.env.ONEROOF_TEST_PROFILE;
      delete process.env.ANSIBLE_FORKS;
    }

    const seen = readFileSync(disk.resolve('seen'), 'utf8');
    const names = [...seen.matchAll(/^declare -x (\w+)/gm)].map(([, n]) => n);
    expect(names.filter(name => !name.startsWith('ANSIBLE_')).sort()).toEqual([
      'HOME',
      'LANG',
      'LC_ALL',
      'OLDPWD',
      'ONEROOF_RUN',
      'ONEROOF_TEST_PROFILE',
      'PATH',
      'PWD',
      'PYTHONDONTWRITEBYTECODE',
      'PYTHONNOUSERSITE',
      'SHLVL',
      'TMPDIR',
    ]);
    expect(seen).not.toMatch(/ANSIBLE_FORKS|hunter2/);
    expect(seen).toMatch(/HOME=".*oneroof-ansible-\w+\/home"/);
  });

  it('leaves nothing of a program behind, a daemon neither', async () => {
    installScript(
      `setsid nohup sleep 918273 > /dev/null 2>&1 &\necho '{"web": {"hosts": ["web-1"]}}'`,
    );
    await createPathReader('hosts.sh').read();

    expect(listCommandLines()).not.toContain('sleep 918273');
  });

  it.each([
    ['fails', 'echo hunter2 >&2; exit 3', 'invalid'],
    ['prints half a document', `echo '{"web": {"hosts": ["web-1"'`, 'invalid'],
    ['prints no document', 'true', 'invalid'],
  ])('reads no part of a program that %s', async (_, body, code) => {
    installScript(body);
    disk.addContent({ folder: { static: '[web]\nweb-1\n' } });
    const error = await createPathReader('hosts.sh')
      .read()
      .catch(e => e);

    expect(error).toMatchObject({ code });
    expect(error.message).toContain('hosts.sh');
    expect(error.message).not.toContain('hunter2');
  });

  it('tries a program again that failed', async () => {
    installScript('exit 3');
    const { read, runs } = createPathReader('hosts.sh');
    await expect(read()).rejects.toThrow('hosts.sh');
    await expect(read()).rejects.toThrow('hosts.sh');
    expect(runs).toHaveBeenCalledTimes(1);
    now += 300_000;
    await expect(read()).rejects.toThrow('hosts.sh');
    expect(runs).toHaveBeenCalledTimes(2);
  });

  it('says that an inventory is not there', async () => {
    await expect(createPathReader('none').read()).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('none does not exist'),
    });
  });

  it('walks not round for ever', async () => {
    disk.addContent({ inventory: { loop: ctx => ctx.symlink('.') } });
    await expect(createPathReader('inventory').read()).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  describe('that ansible-inventory has printed', () => {
    const createExportedReader = () =>
      createReader(
        inventoryEntry({ type: 'exported', path: disk.resolve('all.json') }),
      );
    const document = {
      web: { hosts: ['web-1'] },
      _meta: { hostvars: { 'web-1': { ansible_host: '10.0.0.1', pass: 'x' } } },
    };

    it('needs no Ansible, and gives the same object for the same text', async () => {
      disk.addContent({ 'all.json': JSON.stringify(document) });
      const { read, runs } = createExportedReader();

      const first = await read();
      expect(first.hosts).toMatchObject([
        { name: 'web-1', address: '10.0.0.1', groups: ['web'] },
      ]);
      utimesSync(disk.resolve('all.json'), 1, 1);
      expect(await read()).toBe(first);
      disk.addContent({ 'all.json': JSON.stringify({ web: ['web-2'] }) });
      expect((await read()).hosts).toMatchObject([{ name: 'web-2' }]);
      expect(runs).not.toHaveBeenCalled();
    });

    it.each([
      ['is cut off', '{"web": {"hosts": ["web-', 'invalid'],
      ['is absent', undefined, 'not-found'],
    ])('is refused where it %s', async (_, text, code) => {
      if (text) {
        disk.addContent({ 'all.json': text });
      }
      await expect(createExportedReader().read()).rejects.toMatchObject({
        code,
      });
    });
  });

  it('knows nothing of other inventories', async () => {
    const { reader } = createPathReader('hosts');
    await expect(
      reader.read({ inventory: 'other' }, signal),
    ).rejects.toMatchObject({ code: 'not-configured' });
  });
});

function listCommandLines(): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(name => {
      try {
        const line = readFileSync(`/proc/${name}/cmdline`, 'utf8');
        return line.split('\0').join(' ').trim();
      } catch {
        return '';
      }
    });
}
