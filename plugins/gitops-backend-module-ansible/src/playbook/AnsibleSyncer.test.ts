import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlaybookRequest } from '@oneroof/plugin-gitops-node';
import { describeOnSshServer } from '@oneroof/plugin-gitops-node/testUtils';
import { Machines, startMachines } from '../__testUtils__/startMachines';
import { AnsibleInventoryConfig } from '../config/AnsibleConfig';
import { AnsiblePrograms } from '../process/AnsiblePrograms';
import { AnsibleSyncer } from './AnsibleSyncer';

jest.setTimeout(120_000);

const { signal } = new AbortController();
const path = process.env.PATH ?? '';

describeOnSshServer('AnsibleSyncer', () => {
  let machines: Machines;

  beforeAll(async () => {
    machines = await startMachines(['web-1', 'web-2'], { gone: 'web-9' });
  });
  afterAll(() => machines?.stop());

  function syncerWith(settings: Partial<AnsibleInventoryConfig> = {}) {
    return new AnsibleSyncer([{ ...machines.settings, ...settings }], {
      programs: new AnsiblePrograms({ path }),
      sandbox: { prefix: [], networkIsolated: false, memoryLimited: false },
      inventoryTimeoutMs: 30_000,
      path,
      backendUid: process.getuid?.(),
    });
  }

  function request(
    tasks: string,
    options: Partial<PlaybookRequest> = {},
  ): PlaybookRequest {
    const play = `- hosts: shop\n  gather_facts: false\n  tasks:\n${tasks}`;
    return {
      inventory: 'lab',
      hosts: machines.hosts.slice(0, 2),
      repository: { url: 'https://git.example/shop/machines' },
      folder: 'ansible',
      files: [
        { path: 'ansible/site.yml', content: Buffer.from(play) },
        {
          path: 'ansible/templates/app.conf',
          content: Buffer.from('workers = {{ workers }}\n'),
        },
      ],
      playbook: 'site.yml',
      vars: { workers: 4 },
      ...options,
    };
  }

  const template = (name: string) => `    - template:
        src: app.conf
        dest: "${machines.directory}/${name}-{{ inventory_hostname }}"
`;

  it('brings hosts to what the playbook says, and tells what it changed', async () => {
    const syncer = syncerWith();
    const first = await syncer.sync(request(template('app')), signal);
    expect(first).toEqual({
      hosts: [
        { host: 'web-1', result: 'changed' },
        { host: 'web-2', result: 'changed' },
      ],
    });
    const file = join(machines.directory, 'app-web-2');
    expect(await readFile(file, 'utf8')).toBe('workers = 4\n');

    await writeFile(file, 'workers = 16\n');
    const second = await syncer.sync(request(template('app')), signal);
    expect(second.hosts).toEqual([
      { host: 'web-1', result: 'unchanged' },
      { host: 'web-2', result: 'changed' },
    ]);
    expect(await readFile(file, 'utf8')).toBe('workers = 4\n');
  });

  it('reaches the hosts of the request and no others', async () => {
    await syncerWith().sync(
      request(template('only'), { hosts: machines.hosts.slice(1, 2) }),
      signal,
    );
    const names = await readdir(machines.directory);
    expect(names.filter(name => name.startsWith('only'))).toEqual([
      'only-web-2',
    ]);
  });

  it('tells of each host how it ended, and of a failure only its task', async () => {
    const tasks = `    - name: set the password
      command: sh -c "echo hunter2 >&2; exit 3"
      when: inventory_hostname == 'web-2'
${template('after')}`;
    const report = await syncerWith().sync(
      request(tasks, { hosts: machines.hosts }),
      signal,
    );
    expect(report.hosts).toEqual([
      { host: 'web-1', result: 'changed' },
      {
        host: 'web-2',
        result: 'failed',
        message: 'task "set the password" failed',
      },
      { host: 'web-9', result: 'unreachable', message: 'cannot be reached' },
    ]);
    expect(JSON.stringify(report)).not.toContain('hunter2');
  });

  it.each([
    ['web-*'],
    ['all'],
    ['shop'],
    ['~web'],
    ['web-1:web-2'],
    ['@/etc/passwd'],
    ['--list-hosts'],
    ['web-1\nweb-2'],
  ])('lets no pattern in as the host %j', async name => {
    const report = await syncerWith().sync(
      request(template('pattern'), {
        hosts: [{ name, groups: ['shop'], vars: {} }],
      }),
      signal,
    );
    expect(report.hosts).toMatchObject([{ host: name, result: 'failed' }]);
    expect(
      (await readdir(machines.directory)).filter(n => n.startsWith('pattern')),
    ).toEqual([]);
  });

  it('takes an inventory in git, of which nothing is obeyed where its repository may bring no playbooks', async () => {
    const { inventory } = machines.settings;
    const listed = JSON.parse(
      await readFile((inventory as { path: string }).path, 'utf8'),
    );
    Object.assign(listed.all.children.shop.hosts['web-1'], {
      site: '{{ 7 * 7 }}',
      ansible_connection: 'local',
      ansible_ssh_common_args: `-o ProxyCommand="touch ${machines.directory}/proxy"`,
    });
    const tasks = `    - copy:
        content: "{{ site }}"
        dest: "${machines.directory}/site"
`;
    const report = await syncerWith({
      inventory: {
        type: 'git',
        repository: { url: 'https://git.example/other/inventory' },
        path: 'hosts.yml',
      },
    }).sync(
      request(tasks, {
        hosts: machines.hosts.slice(0, 1),
        inventoryFiles: [
          { path: 'hosts.yml', content: Buffer.from(JSON.stringify(listed)) },
        ],
      }),
      signal,
    );
    expect(report).toEqual({ hosts: [{ host: 'web-1', result: 'changed' }] });
    const site = await readFile(join(machines.directory, 'site'), 'utf8');
    expect(site).toBe('{{ 7 * 7 }}');
    expect(await readdir(machines.directory)).not.toContain('proxy');
  });

  it('runs without anything of the backend', async () => {
    process.env.ONEROOF_TEST_SECRET = 'hunter2';
    try {
      const tasks = `    - run_once: true
      copy:
        content: "{{ lookup('pipe', 'id -u; pwd; env') }}"
        dest: ${machines.directory}/environment
`;
      const report = await syncerWith().sync(request(tasks), signal);
      expect(report.hosts[0]).toEqual({ host: 'web-1', result: 'changed' });
      const seen = await readFile(
        join(machines.directory, 'environment'),
        'utf8',
      );
      expect(seen).not.toContain('hunter2');
      expect(seen.split('\n')[0]).not.toBe('0');
      expect(seen).toMatch(/^HOME=.*oneroof-ansible-.*\/home$/m);
      expect(seen).not.toMatch(/^SSH_AUTH_SOCK=/m);
    } finally {
      delete process.env.ONEROOF_TEST_SECRET;
    }
  });

  it('leaves nothing behind when it is stopped', async () => {
    const stop = new AbortController();
    const tasks = `    - run_once: true
      debug:
        msg: "{{ lookup('pipe', 'nohup setsid sleep 987654 > /dev/null 2>&1 & sleep 600') }}"
`;
    const run = syncerWith().sync(request(tasks), stop.signal);
    const outcome = run.catch(error => error);
    while ((await listSleepers()).length === 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
    stop.abort(new Error('the backend stops'));
    expect(await outcome).toMatchObject({ message: 'the backend stops' });
    expect(await listSleepers()).toEqual([]);
  });

  it.each<[string, (settings: AnsibleInventoryConfig) => object, string]>([
    [
      'of a repository that is not named',
      settings => ({
        playbooks: { ...settings.playbooks, repositories: ['https://other/*'] },
      }),
      'not-allowed',
    ],
    [
      'on an inventory without playbooks',
      () => ({ playbooks: undefined }),
      'not-allowed',
    ],
    [
      'as a user that is root',
      settings => ({ playbooks: { ...settings.playbooks, user: 'root' } }),
      'not-configured',
    ],
    [
      'as a user that is not there',
      settings => ({ playbooks: { ...settings.playbooks, user: 'nobody2' } }),
      'not-configured',
    ],
    [
      'on an inventory that is not told',
      () => ({ inventory: undefined }),
      'not-configured',
    ],
  ])('refuses a playbook %s', async (_, change, code) => {
    const syncer = syncerWith(change(machines.settings));
    await expect(
      syncer.sync(request(template('refused')), signal),
    ).rejects.toMatchObject({ code });
  });

  it.each<[string, Partial<PlaybookRequest>, string, RegExp]>([
    ['is not there', { playbook: 'other.yml' }, 'not-found', /not in its fold/],
    [
      'is no playbook',
      {
        files: [
          { path: 'ansible/site.yml', content: Buffer.from('- hosts: [\n') },
        ],
      },
      'invalid',
      /refuses the playbook/,
    ],
    [
      'names a module that is not there',
      {
        files: [
          {
            path: 'ansible/site.yml',
            content: Buffer.from(
              '- hosts: shop\n  gather_facts: false\n  tasks: [{nonesuch: {}}]\n',
            ),
          },
        ],
      },
      'not-found',
      /module, role or collection/,
    ],
    [
      'is for other hosts',
      {
        files: [
          {
            path: 'ansible/site.yml',
            content: Buffer.from('- hosts: databases\n  tasks: []\n'),
          },
        ],
      },
      'partial',
      /says nothing of 2 of 2 hosts/,
    ],
  ])(
    'says why a playbook that %s did nothing',
    async (_, change, code, text) => {
      const { cause } = await syncerWith().sync(request('', change), signal);
      expect(cause).toEqual({ code, message: expect.stringMatching(text) });
    },
  );
});

/** Processes `sleep 987654`, whoever has started them. */
async function listSleepers(): Promise<string[]> {
  const names = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  const lines = await Promise.all(
    names.map(name =>
      readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => ''),
    ),
  );
  return lines.filter(line => line === 'sleep\u0000987654\u0000');
}
