import { createMockDirectory } from '@backstage/backend-test-utils';
import { detectSandbox, Sandbox } from '@oneroof/plugin-gitops-node/process';
import { describeWithAnsible } from '../__testUtils__/describeWithAnsible';
import { inventoryEntry } from '../__testUtils__/inventoryEntry';
import { requireEmpty } from '../__testUtils__/requireEmpty';
import { AnsiblePrograms } from '../process/AnsiblePrograms';
import { AnsibleInventoryReader } from './AnsibleInventoryReader';

jest.setTimeout(60_000);

const { signal } = new AbortController();
const path = process.env.PATH ?? '';

describeWithAnsible('AnsibleInventoryReader of a repository', () => {
  const temporary = createMockDirectory();
  /** What hostile files try to write to. */
  const loot = createMockDirectory();
  let sandbox: Sandbox;
  let commits = 0;

  beforeAll(async () => {
    sandbox = await detectSandbox(path);
  });
  afterEach(() => {
    // Neither run folders nor loot remain, whatever a test did.
    requireEmpty(temporary.path);
    requireEmpty(loot.path);
  });

  const createReader = (
    programs = new AnsiblePrograms({ path }),
    timeoutMs = 30_000,
  ) =>
    new AnsibleInventoryReader({
      inventories: [
        inventoryEntry({
          type: 'git',
          repository: { url: 'https://git.example/hosts' },
          path: 'inventories/prod',
        }),
      ],
      programs,
      sandbox,
      timeoutMs,
      temporaryFolder: temporary.path,
    });

  const request = (files: Record<string, string>) => ({
    inventory: 'prod',
    treeId: `tree-${commits++}`,
    files: Object.entries(files).map(([name, text]) => ({
      path: `inventories/prod/${name}`,
      content: Buffer.from(text),
    })),
  });

  const read = (files: Record<string, string>) =>
    createReader().read(request(files), signal);

  it('tells where the inventory stands', () => {
    expect(createReader().inventories).toEqual([
      {
        name: 'prod',
        git: {
          repository: { url: 'https://git.example/hosts' },
          path: 'inventories/prod',
        },
      },
    ]);
  });

  it('reads YAML, INI and variables of groups and hosts', async () => {
    const { hosts } = await read({
      'hosts.yml': 'web: {hosts: {web-1: {ansible_host: 10.0.0.1}}}',
      more: '[db]\ndb-[1:2] ansible_port=2222\n[eu:children]\ndb\n',
      'group_vars/db.yml': 'workers: 4\ndb_password: hunter2',
      'host_vars/db-2.yml': 'workers: 8',
    });

    expect(hosts).toEqual([
      { name: 'db-1', groups: ['db', 'eu'], port: 2222, vars: { workers: 4 } },
      { name: 'db-2', groups: ['db', 'eu'], port: 2222, vars: { workers: 8 } },
      { name: 'web-1', groups: ['web'], address: '10.0.0.1', vars: {} },
    ]);
  });

  const hosts = 'web: {hosts: {web-1: {}}}';
  const touch = () => `touch ${loot.path}/stolen`;
  const python = () => `open('${loot.path}/stolen', 'w')\n`;
  const ignored = { groups: ['web'], name: 'web-1' };

  it.each<[string, () => Record<string, string>]>([
    [
      'templates among variables',
      () => ({
        'group_vars/web.yml': `x: "{{ lookup('pipe', '${touch()}') }}"`,
      }),
    ],
    [
      'a plugin for variables',
      () => ({
        'vars_plugins/evil.py': python(),
        'group_vars/x/evil.py': python(),
      }),
    ],
    [
      'an ansible.cfg',
      () => ({
        'ansible.cfg': `[defaults]\ninventory_plugins = ./plugins\nvars_plugins = ./plugins\n[inventory]\nenable_plugins = script\n`,
        '.plugins/evil.py': python(),
      }),
    ],
    [
      'an encrypted value',
      () => ({
        'group_vars/web.yml': `token: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6162\n`,
      }),
    ],
    [
      'an encrypted file',
      () => ({ 'group_vars/all.yml': '$ANSIBLE_VAULT;1.1;AES256\n6162\n' }),
    ],
  ])('executes nothing for %s, and reads on', async (_, files) => {
    const inventory = await read({ 'hosts.yml': hosts, ...files() });

    expect(inventory.hosts).toMatchObject([ignored]);
    expect(JSON.stringify(inventory)).not.toContain('ANSIBLE_VAULT');
  });

  it.each<[string, () => Record<string, string>, RegExp]>([
    [
      'an inventory script',
      () => ({ 'script.sh': `#!/bin/sh\n${touch()}\necho '{}'\n` }),
      /"inventories\/prod\/script\.sh" is a program/,
    ],
    [
      'a configured plugin',
      () => ({
        'plug.yml': `plugin: constructed\nstrict: true\ncompose:\n  x: lookup('pipe', '${touch()}')\n`,
      }),
      /"inventories\/prod\/plug\.yml" configures a plugin/,
    ],
    [
      'a generator',
      () => ({
        'plug.yml': `plugin: generator\nhosts:\n  name: "{{ lookup('pipe', '${touch()}') }}"\nlayers: {a: [b]}\n`,
      }),
      /configures a plugin/,
    ],
    [
      'a collection',
      () => ({
        'collections/ansible_collections/a/b/plugins/inventory/evil.py': `import os\n${python()}`,
        'evil.yml': 'plugin: a.b.evil\n',
      }),
      /could not be read|configures a plugin/,
    ],
    [
      'a YAML tag of Python',
      () => ({
        'tag.yml': `web: !!python/object/apply:os.system ["${touch()}"]\n`,
      }),
      /"inventories\/prod\/tag\.yml"/,
    ],
  ])('refuses %s, of which nothing is executed', async (_, files, words) => {
    await expect(
      read({ 'hosts.yml': hosts, ...files() }),
    ).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(words),
    });
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'a line that is no host',
      { extra: '[web]\nweb-2\nweb-3 password hunter2\n' },
      'inventory prod: "inventories/prod/extra", line 3, could not be read as an inventory',
    ],
    [
      'broken YAML',
      { 'x.yml': 'web:\n  hosts: {a: {password: hunter2\n' },
      'inventory prod: "inventories/prod/x.yml"',
    ],
    [
      'broken YAML that could be a list of hosts in INI',
      { 'x.yml': 'web-2' },
      'inventory prod: "inventories/prod/x.yml" is not valid YAML or JSON',
    ],
    [
      'broken variables',
      { 'group_vars/web.yml': 'password: hunter2\n  x: [\n' },
      'inventory prod: "inventories/prod/group_vars/web.yml"',
    ],
    [
      'a key that Ansible would skip',
      { 'x.yml': 'web:\n  hosts: {web-2: {}}\n  host: {web-3: {}}\n' },
      'inventory prod: a part of it has something in a group besides hosts, vars and children, so that a part of it would be lost',
    ],
    [
      'a name too long for a path',
      { [`${'a'.repeat(300)}.yml`]: '{}' },
      'is not a path of a repository',
    ],
  ])('reads no part where there is %s', async (_, files, message) => {
    const error = await read({ 'hosts.yml': hosts, ...files }).catch(e => e);

    expect(error).toMatchObject({ code: 'invalid' });
    expect(error.message).toContain(message);
    expect(error.message).not.toContain('hunter2');
  });

  it('refuses an inventory that grows without end', async () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++) {
      const alias = `*a${i - 1}`;
      bomb.push(`a${i}: &a${i} [${Array(9).fill(alias).join(', ')}]`);
    }
    const files = { 'hosts.yml': hosts, 'group_vars/web.yml': bomb.join('\n') };
    const reader = createReader(new AnsiblePrograms({ path }), 3_000);

    await expect(reader.read(request(files), signal)).rejects.toMatchObject({
      code: 'timeout',
      message: 'reading the inventory prod took longer than 3 s',
    });
  });

  it('runs Ansible once for a tree, also for one that it refuses', async () => {
    const programs = new AnsiblePrograms({ path });
    const runs = jest.spyOn(programs, 'run');
    const reader = createReader(programs);
    const good = request({ 'hosts.yml': hosts });
    const bad = request({ 'hosts.yml': 'web: [' });

    const first = await reader.read(good, signal);
    expect(await reader.read(good, signal)).toBe(first);
    expect(runs).toHaveBeenCalledTimes(1);

    await expect(reader.read(bad, signal)).rejects.toThrow('hosts.yml');
    await expect(reader.read(bad, signal)).rejects.toThrow('hosts.yml');
    expect(runs).toHaveBeenCalledTimes(2);

    const same = request({ 'hosts.yml': `# a comment\n${hosts}` });
    expect(await reader.read(same, signal)).toBe(first);
    expect(runs).toHaveBeenCalledTimes(3);
  });

  it('says where to get an Ansible that is not there', async () => {
    const reader = createReader(new AnsiblePrograms({ path: loot.path }));

    await expect(
      reader.read(request({ 'hosts.yml': hosts }), signal),
    ).rejects.toMatchObject({
      code: 'not-configured',
      message: expect.stringContaining('there is no ansible-inventory'),
    });
  });

  it('says that there is nothing at its path', async () => {
    await expect(
      createReader().read({ inventory: 'prod', files: [] }, signal),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each(['{{ x }}', '$(id)', 'a b', '-oProxyCommand=id', '../../etc'])(
    'lists a host named %j that nobody may ask',
    async name => {
      const inventory = await read({
        'hosts.yml': JSON.stringify({ web: { hosts: { [name]: {} } } }),
      });

      expect(inventory.hosts).toMatchObject([{ refusal: { code: 'invalid' } }]);
    },
  );

  it('ends with its signal', async () => {
    const stop = new AbortController();
    const reading = createReader().read(
      request({ 'hosts.yml': hosts }),
      stop.signal,
    );
    stop.abort(new Error('enough'));

    await expect(reading).rejects.toThrow('enough');
  });
});
