import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlaybookRequest } from '@oneroof/plugin-gitops-node';
import { describeOnSshServer } from '@oneroof/plugin-gitops-node/testUtils';
import { Machines, startMachines } from '../__testUtils__/startMachines';
import { AnsiblePrograms } from '../process/AnsiblePrograms';
import { AnsibleChecker } from './AnsibleChecker';

jest.setTimeout(120_000);

const { signal } = new AbortController();
const path = process.env.PATH ?? '';

describeOnSshServer('AnsibleChecker', () => {
  let machines: Machines;

  beforeAll(async () => {
    machines = await startMachines(['web-1', 'web-2'], { gone: 'web-9' });
  });
  afterAll(() => machines?.stop());

  const createChecker = () =>
    new AnsibleChecker([machines.settings], {
      programs: new AnsiblePrograms({ path }),
      sandbox: { prefix: [], networkIsolated: false, memoryLimited: false },
      inventoryTimeoutMs: 30_000,
      path,
      backendUid: process.getuid?.(),
    });

  const request = (
    tasks: string,
    options: Partial<PlaybookRequest> = {},
  ): PlaybookRequest => ({
    inventory: 'lab',
    hosts: machines.hosts,
    repository: { url: 'https://git.example/shop/machines' },
    folder: '.',
    files: [
      {
        path: 'site.yml',
        content: Buffer.from(
          `- hosts: shop\n  gather_facts: false\n  tasks:\n${tasks}`,
        ),
      },
    ],
    playbook: 'site.yml',
    vars: {},
    ...options,
  });

  it('tells what would change on each host, and changes nothing', async () => {
    const file = (name: string) => join(machines.directory, name);
    await writeFile(file('app-web-1'), 'workers = 4\n');
    await writeFile(file('app-web-2'), 'workers = 16\n');
    const tasks = `    - copy:
        content: "workers = 4\\n"
        dest: "${machines.directory}/app-{{ inventory_hostname }}"
    - command: touch ${machines.directory}/by-command
`;
    const reports = await createChecker().check(request(tasks), signal);

    expect(reports).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ host: 'web-1', items: [], skipped: 1 }),
        expect.objectContaining({
          host: 'web-2',
          items: [
            expect.objectContaining({
              path: `file[${file('app-web-2')}]`,
              op: 'change',
            }),
          ],
          checked: 1,
          skipped: 1,
        }),
        expect.objectContaining({
          host: 'web-9',
          cause: expect.objectContaining({ code: 'unreachable' }),
        }),
      ]),
    );
    expect(reports).toHaveLength(3);
    const again = await createChecker().check(request(tasks), signal);
    expect(again.find(({ host }) => host === 'web-2')?.items).toHaveLength(1);
  });

  it('answers for a host that may not come into a run, and runs for the others', async () => {
    const hosts = [
      machines.hosts[0],
      { name: 'web-*', groups: ['shop'], vars: {} },
    ];
    const reports = await createChecker().check(
      request(`    - file: {path: ${machines.directory}, state: directory}\n`, {
        hosts,
      }),
      signal,
    );
    expect(reports).toEqual([
      expect.objectContaining({
        host: 'web-*',
        checked: 0,
        cause: expect.objectContaining({ code: 'invalid' }),
      }),
      expect.objectContaining({ host: 'web-1', checked: 1 }),
    ]);
  });

  it('has no verdict where Ansible refuses the playbook', async () => {
    const files = [{ path: 'site.yml', content: Buffer.from('- hosts: [') }];
    await expect(
      createChecker().check(request('', { files }), signal),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  it('asks nothing where the operator has not allowed the repository', async () => {
    const repository = { url: 'https://git.example/other/machines' };
    await expect(
      createChecker().check(request('', { repository }), signal),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
