import { InventoryHost } from '@oneroof/plugin-gitops-common';
import { SyncedHost } from '@oneroof/plugin-gitops-node';
import { FakeHostChecker } from './FakeHostChecker';
import { FakeSyncer } from './FakeSyncer';
import { playbookContract } from './playbookContract';

const host = (name: string): InventoryHost => ({ name, groups: [], vars: {} });

describe('FakeHostChecker and FakeSyncer', () => {
  const inventories = [
    {
      name: 'eu',
      repositories: ['https://git.example/shop/*'],
      checkEveryMs: 60_000,
    },
  ];

  playbookContract(async () => {
    const declared = 'listen = 8080';
    const files = new Map<string, string | undefined>([
      ['a', declared],
      ['b', declared],
    ]);
    const checker = new FakeHostChecker({ inventories });
    checker.answer(async ({ hosts }) =>
      hosts.map(({ name }) => {
        if (!files.has(name)) {
          const cause = { code: 'unreachable', message: 'no route' } as const;
          return { host: name, items: [], checked: 0, skipped: 0, cause };
        }
        const live = files.get(name);
        const op = live === undefined ? ('add' as const) : ('change' as const);
        const items = live === declared ? [] : [{ path: 'file[/srv/a]', op }];
        return { host: name, items, checked: 1, skipped: 0 };
      }),
    );
    const syncer = new FakeSyncer({ inventories });
    syncer.answer(async ({ hosts }) => ({
      hosts: hosts.map(({ name }): SyncedHost => {
        if (!files.has(name)) {
          return { host: name, result: 'unreachable' };
        }
        const result = files.get(name) === declared ? 'unchanged' : 'changed';
        files.set(name, declared);
        return { host: name, result };
      }),
    }));
    return {
      checker,
      syncer,
      hosts: [host('a'), host('b')],
      goneHost: host('gone'),
      request: {
        inventory: 'eu',
        repository: { url: 'https://git.example/shop/hosts' },
        folder: 'ansible',
        files: [],
        playbook: 'site.yml',
        vars: {},
      },
      pathOn: () => 'file[/srv/a]',
      removeFile: async ({ name }) => void files.set(name, undefined),
      changeFile: async ({ name }) => void files.set(name, 'listen = 9090'),
    };
  });
});
