import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  inventoryReaderContract,
  InventoryReaderSubject,
  SampleHost,
} from '@oneroof/plugin-gitops-node/testUtils';
import { describeWithAnsible } from '../__testUtils__/describeWithAnsible';
import { inventoryEntry } from '../__testUtils__/inventoryEntry';
import { InventoryPlace } from '../config/AnsibleConfig';
import { AnsiblePrograms } from '../process/AnsiblePrograms';
import { AnsibleInventoryReader } from './AnsibleInventoryReader';

jest.setTimeout(120_000);

/** An inventory as one person writes it, in YAML. */
class WrittenInventory {
  readonly #children: Array<[child: string, parent: string]> = [];

  nest(child: string, parent: string) {
    this.#children.push([child, parent]);
  }

  write(hosts: SampleHost[]): string {
    const groups: Record<string, { hosts: object; children: object }> = {};
    const group = (name: string) =>
      (groups[name] ??= { hosts: {}, children: {} });
    const variables: Record<string, object> = {};
    for (const { name, groups: of, address, port, user, vars } of hosts) {
      variables[name] = {
        ...vars,
        ...(address && { ansible_host: address }),
        ...(port && { ansible_port: port }),
        ...(user && { ansible_user: user }),
      };
      of.forEach(
        parent =>
          (group(parent).hosts = { ...group(parent).hosts, [name]: {} }),
      );
    }
    for (const [child, parent] of this.#children) {
      group(parent).children = { ...group(parent).children, [child]: {} };
    }
    return JSON.stringify({ all: { hosts: variables, children: groups } });
  }

  /** The same as `ansible-inventory --list` prints it. */
  print(hosts: SampleHost[]): string {
    const { all } = JSON.parse(this.write(hosts));
    const groups = Object.entries<{ hosts: object; children: object }>(
      all.children,
    ).map(([name, { hosts: members, children }]) => [
      name,
      { hosts: Object.keys(members), children: Object.keys(children) },
    ]);
    return JSON.stringify({
      _meta: { hostvars: all.hosts },
      all: { children: Object.keys(all.children) },
      ...Object.fromEntries(groups),
    });
  }
}

async function createSubject(
  type: InventoryPlace['type'],
): Promise<InventoryReaderSubject> {
  const directory = await mkdtemp(join(tmpdir(), 'oneroof-inventory-'));
  const path = join(directory, 'hosts.json');
  const written = new WrittenInventory();
  let text = '{}';
  let commits = 0;
  const change = async (next: string) => {
    text = next;
    commits += 1;
    await writeFile(path, text);
  };
  return {
    reader: new AnsibleInventoryReader({
      inventories: [
        inventoryEntry(
          type === 'git'
            ? {
                type,
                repository: { url: 'https://git.example/hosts' },
                path: 'hosts.json',
              }
            : { type, path },
        ),
      ],
      programs: new AnsiblePrograms({ path: process.env.PATH ?? '' }),
      sandbox: { prefix: [], networkIsolated: false, memoryLimited: false },
      timeoutMs: 60_000,
    }),
    request: () => ({
      inventory: 'prod',
      ...(type === 'git' && {
        files: [{ path: 'hosts.json', content: Buffer.from(text) }],
        treeId: `tree-${commits}`,
      }),
    }),
    write: hosts =>
      change(type === 'exported' ? written.print(hosts) : written.write(hosts)),
    nest: (child, parent) => written.nest(child, parent),
    damage: () => change(text.slice(0, -20)),
    hasVariables: true,
    listsAnyName: true,
    dispose: () => rm(directory, { recursive: true, force: true }),
  };
}

describeWithAnsible('AnsibleInventoryReader', () => {
  describe.each(['git', 'path', 'exported'] as const)(
    'of an inventory by %s',
    type => {
      inventoryReaderContract(() => createSubject(type));
    },
  );
});
