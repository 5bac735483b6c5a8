import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  chmod,
  mkdir,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  HostQuestion,
  HostReading,
  InventoryHost,
} from '@oneroof/plugin-gitops-common';
import {
  describeOnSshServer,
  describeWhenFound,
  hostReaderContract,
} from '@oneroof/plugin-gitops-node/testUtils';
import { describeWithAnsible } from './__testUtils__/describeWithAnsible';
import { inventoryEntry } from './__testUtils__/inventoryEntry';
import { requireEmpty } from './__testUtils__/requireEmpty';
import {
  findMachinesMissing,
  SeparateMachines,
  startSeparateMachines,
} from './__testUtils__/startSeparateMachines';
import { AnsibleHostReader } from './AnsibleHostReader';
import { AnsibleInventoryConfig } from './config/AnsibleConfig';
import { AnsiblePrograms } from './process/AnsiblePrograms';

jest.setTimeout(300_000);

const { signal } = new AbortController();
const searchPath = process.env.PATH ?? '';
const gather = {
  everyMs: 3600_000,
  batch: 100,
  forks: 5,
  timeoutMs: 240_000,
};

const git = {
  type: 'git' as const,
  repository: { url: 'https://git.example/hosts' },
  path: '.',
};

describeWithAnsible('AnsibleHostReader that gathers', () =>
  describeOnSshServer('from real sshd', () =>
    describeWhenFound('on separate machines', findMachinesMissing(), () => {
      const temporary = createMockDirectory();
      let machines: SeparateMachines;
      let facts: string;
      let count = 0;

      beforeAll(async () => {
        machines = await startSeparateMachines(['web-1', 'web-2', 'web-3']);
      });
      afterAll(() => machines?.stop());
      beforeEach(() => {
        // A fact directory of its own for each test.
        facts = join(machines.operator, `facts-${count++}`);
      });
      afterEach(() => requireEmpty(temporary.path));

      function createReader(changes: Partial<AnsibleInventoryConfig> = {}) {
        const programs = new AnsiblePrograms({ path: searchPath });
        const reader = new AnsibleHostReader({
          inventories: [
            inventoryEntry(git, { gather, login: machines.login, ...changes }),
          ],
          programs,
          factDirectory: facts,
          temporaryFolder: temporary.path,
        });
        const read = (
          hosts: readonly InventoryHost[],
          questions: HostQuestion[] = [],
        ) =>
          reader.read(
            {
              inventory: 'prod',
              hosts: hosts.map(host => ({ host, questions })),
              isRequested: false,
            },
            signal,
          );
        return { reader, read };
      }

      hostReaderContract(async () => {
        let path = searchPath;
        const programs = new AnsiblePrograms({
          get path() {
            return path;
          },
        });
        const [first, second] = machines.hosts;
        return {
          reader: new AnsibleHostReader({
            inventories: [
              inventoryEntry(git, { gather, login: machines.login }),
            ],
            programs,
            factDirectory: facts,
            temporaryFolder: temporary.path,
          }),
          inventory: 'prod',
          hosts: [first, second],
          goneHost: machines.goneHost,
          folder: machines.folder,
          async writeFile(host, name, content) {
            const file = name.replace(machines.folder, machines.folderOf(host));
            await rm(file, { force: true });
            if (content !== undefined) {
              await writeFile(file, content);
              await chmod(file, 0o640);
            }
          },
          async disconnect() {
            path = '/nonexistent';
          },
        };
      });

      const ask = (
        kind: HostQuestion['kind'],
        key: string,
        ...properties: string[]
      ): HostQuestion => ({ kind, key, properties, settings: {} });

      it('tells of system, packages, services, accounts, ports and files', async () => {
        const [host] = machines.hosts;
        const { read } = createReader();

        const readings = await read(
          [host],
          [
            ask('user', 'root', 'uid'),
            ask('port', `tcp:${machines.port}`, 'listening'),
            ask('file', '/etc/passwd', 'sha256', 'owner'),
            ask('file', '/nonexistent', 'exists'),
          ],
        );

        const { os, kernel, observedAt, things } = factsOf(
          readings.get(host.name),
        );
        expect(os).toMatch(/\w+ \d/);
        expect(kernel).toMatch(/^\d+\.\d+/);
        expect(Math.abs(Date.now() - Date.parse(observedAt))).toBeLessThan(
          300_000,
        );
        expect(things.package?.byKey.size).toBeGreaterThan(10);
        expect(things.user?.byKey.get('root')).toMatchObject({
          properties: { uid: 0 },
        });
        expect(things.port?.byKey.has(`tcp:${machines.port}`)).toBe(true);
        expect(things.file?.byKey.get('/etc/passwd')).toMatchObject({
          properties: {
            owner: 'root',
            sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          },
        });
        expect(things.file?.byKey.get('/nonexistent')).toEqual({
          properties: { exists: false },
        });
      });

      it('goes without ports where Ansible lacks the collection for them', async () => {
        const [host] = machines.hosts;
        const file = join(machines.operator, 'bare.cfg');
        await writeFile(
          file,
          '[defaults]\ncollections_scan_sys_path = false\n',
        );
        const { read } = createReader({ ansibleConfigFile: file });

        const readings = await read(
          [host],
          [ask('port', `tcp:${machines.port}`, 'listening')],
        );

        const { things } = factsOf(readings.get(host.name));
        expect(things.package).toBeDefined();
        expect(things.port).toBeUndefined();
      });

      it('takes paths as they are, and evaluates nothing of them', async () => {
        const [host] = machines.hosts;
        const loot = join(machines.operator, 'loot');
        // With slashes a template is a path in folders that are not there; without them it is one that is.
        const templates = [
          `{{ lookup('pipe', 'touch ${loot}') }}`,
          `{% set x = lookup('pipe', 'touch ${loot}') %}`,
        ];
        const names = [
          ...templates.map(template => template.replaceAll('/', '_')),
          '$HOME',
          '${HOME}',
          '~root',
          'line\nbreak',
          `it's "quoted" \\ and \t more`,
          '汉字 \u2028 \u0085 😀',
          '!unsafe x',
          '{x: y}',
          '-rf',
        ];
        for (const name of names) {
          await writeFile(join(machines.folderOf(host), name), 'x');
        }
        const paths = [...names, ...templates].map(
          name => `${machines.folder}/${name}`,
        );
        const { read } = createReader();

        const readings = await read(
          [host],
          paths.map(path => ask('file', path, 'size')),
        );

        const { file } = factsOf(readings.get(host.name)).things;
        const there = { properties: { exists: true, size: 1 } };
        const absent = { properties: { exists: false } };
        expect(paths.map(path => [path, file?.byKey.get(path)])).toMatchObject([
          ...paths.slice(0, names.length).map(path => [path, there]),
          ...paths.slice(names.length).map(path => [path, absent]),
        ]);
        expect(existsSync(loot)).toBe(false);
      });

      it('gives each host that cannot be asked its cause, and goes on', async () => {
        const [good, changed, unknown] = machines.hosts;
        const known = join(machines.operator, 'some_known_hosts');
        const line = (address: string, key: string) =>
          `[${address}]:${machines.port} ${key}\n`;
        const scanned = execFileSync('ssh-keyscan', [
          ...['-p', `${machines.port}`, '-t', 'ed25519', good.address!],
        ]).toString();
        const other =
          'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ4bSgQkdqL0Zq0Zk9U3N4oWgq3C1rQyqV6cJtEo5b0V';
        await writeFile(known, `${scanned}${line(changed.address!, other)}`);
        const { read } = createReader({
          login: { ...machines.login, knownHostsFile: known },
        });

        const group = { ...good, name: 'shop' };
        const pattern = { ...good, name: 'web-*' };
        const readings = await read([
          good,
          changed,
          unknown,
          machines.goneHost,
          group,
          pattern,
        ]);

        expect(readings.get(good.name)).toHaveProperty('facts');
        expect(readings.get(changed.name)).toMatchObject({
          cause: {
            code: 'unauthorized',
            message: expect.stringContaining('another host key'),
          },
        });
        expect(readings.get(unknown.name)).toMatchObject({
          cause: { code: 'not-configured' },
        });
        expect(readings.get('gone')).toEqual({
          cause: { code: 'unreachable', message: 'it refuses connections' },
        });
        expect(readings.get('shop')).toMatchObject({
          cause: { code: 'invalid' },
        });
        expect(readings.get('web-*')).toMatchObject({
          cause: { code: 'invalid' },
        });
      });

      it('says that a login is refused', async () => {
        const key = join(machines.operator, 'other_key');
        execFileSync('ssh-keygen', [
          ...['-q', '-t', 'ed25519', '-N', '', '-f', key],
        ]);
        const { read } = createReader({
          login: { ...machines.login, privateKeyFile: key },
        });

        const readings = await read([machines.hosts[0]]);

        expect([...readings.values()]).toEqual([
          { cause: { code: 'unauthorized', message: 'the login was refused' } },
        ]);
      });

      it('leaves nothing behind when it is stopped', async () => {
        const stop = new AbortController();
        const { reader } = createReader();
        const reading = reader.read(
          {
            inventory: 'prod',
            hosts: machines.hosts.map(host => ({ host, questions: [] })),
            isRequested: true,
          },
          stop.signal,
        );
        const outcome = reading.catch(error => error);
        while ((await listRuns(temporary.path)).length === 0) {
          await new Promise(resolve => setImmediate(resolve));
        }
        stop.abort(new Error('enough'));

        expect(await outcome).toMatchObject({ message: 'enough' });
        expect(await listRuns(temporary.path)).toEqual([]);
      });

      it('keeps gathered facts in no folder that others may write to', async () => {
        await mkdir(facts, { mode: 0o777 });
        await chmod(facts, 0o777);

        await expect(createReader().read(machines.hosts)).rejects.toMatchObject(
          {
            code: 'not-configured',
            message: expect.stringContaining('mode 0700'),
          },
        );
      });

      it('uses the inventory of the operator with all that it says about connections', async () => {
        const inventory = join(machines.operator, 'hosts.json');
        const [host] = machines.hosts;
        await writeFile(
          inventory,
          JSON.stringify({
            shop: {
              hosts: {
                [host.name]: {
                  ansible_host: '{{ where }}',
                  where: host.address,
                  ansible_port: host.port,
                },
                'not-asked': {},
              },
            },
          }),
        );
        const { read } = createReader({
          inventory: { type: 'path', path: inventory },
        });

        // What the inventory says counts, not what was read from it before.
        const readings = await read([{ ...host, address: '127.0.1.77' }]);

        expect([...readings.keys()]).toEqual([host.name]);
        expect(readings.get(host.name)).toHaveProperty('facts');
      });
    }),
  ),
);

function factsOf(reading: HostReading | undefined) {
  if (!reading || !('facts' in reading)) {
    throw new Error(`no facts: ${JSON.stringify(reading)}`);
  }
  return reading.facts;
}

/** Processes that hold the path of a run's folder among their arguments or variables. */
async function listRuns(folder: string): Promise<string[]> {
  const names = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  const found = await Promise.all(
    names.map(async name => {
      const environment = await readFile(
        `/proc/${name}/environ`,
        'latin1',
      ).catch(() => '');
      return environment.includes(`${folder}/oneroof-ansible-`) ? [name] : [];
    }),
  );
  return found.flat();
}
