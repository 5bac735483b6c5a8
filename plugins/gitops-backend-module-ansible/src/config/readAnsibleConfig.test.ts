import { ConfigReader } from '@backstage/config';
import { readAnsibleConfig } from './readAnsibleConfig';

const read = (gitops: object) =>
  readAnsibleConfig(new ConfigReader({ gitops } as any));

const inventory = { path: '/etc/ansible/hosts' };
const entry = (ansible: object, more: object = {}) => ({
  inventories: [{ name: 'prod', ansible, ...more }],
});

describe('readAnsibleConfig', () => {
  it('needs nothing', () => {
    expect(readAnsibleConfig(new ConfigReader({}))).toEqual({
      inventories: [],
      binFolder: undefined,
      factDirectory: expect.stringMatching(/oneroof-ansible-facts-\d+$/),
      inventoryTimeoutMs: 60_000,
    });
  });

  it('has defaults for an inventory on disk', () => {
    expect(read(entry({ inventory })).inventories).toEqual([
      {
        name: 'prod',
        staleAfterMs: 24 * 3600_000,
        inventory: { type: 'path', path: '/etc/ansible/hosts' },
        inventoryMaxAgeMs: 300_000,
        ansibleConfigFile: undefined,
        handedOn: [],
        isReadByOther: false,
        factCache: undefined,
        gather: undefined,
        login: { become: false },
        playbooks: undefined,
      },
    ]);
  });

  it('reads what is there', () => {
    expect(
      read({
        inventories: [
          { name: 'others', ssh: {} },
          {
            name: 'prod',
            staleAfter: 'PT2H',
            ansible: {
              inventory: {
                repository: { url: 'https://git.example/hosts', ref: 'main' },
                path: 'inventories/prod',
                maxAge: '1m',
              },
              config: '/etc/ansible/ansible.cfg',
              environment: ['AWS_PROFILE'],
              factCache: { path: '/var/cache/facts' },
              gather: { every: '30m', batch: 50, forks: 20, timeout: '2m' },
              login: {
                user: 'viewer',
                privateKeyFile: '/etc/oneroof/key',
                knownHostsFile: '/etc/oneroof/known_hosts',
                become: true,
              },
              playbooks: {
                repositories: ['https://git.example/shop/*'],
                checkEvery: '6h',
                timeout: '1h',
                user: 'ansible',
              },
            },
          },
          { name: 'listed', ansible: { inventory: { exported: '/x.json' } } },
        ],
        ansible: {
          binFolder: '/opt/ansible/bin',
          factDirectory: '/var/lib/oneroof/facts',
          inventoryTimeout: '30s',
        },
      }),
    ).toEqual({
      inventories: [
        {
          name: 'prod',
          staleAfterMs: 2 * 3600_000,
          inventory: {
            type: 'git',
            repository: { url: 'https://git.example/hosts', ref: 'main' },
            path: 'inventories/prod',
          },
          inventoryMaxAgeMs: 60_000,
          ansibleConfigFile: '/etc/ansible/ansible.cfg',
          handedOn: ['AWS_PROFILE'],
          isReadByOther: false,
          factCache: '/var/cache/facts',
          gather: {
            everyMs: 1800_000,
            batch: 50,
            forks: 20,
            timeoutMs: 120_000,
          },
          login: {
            user: 'viewer',
            privateKeyFile: '/etc/oneroof/key',
            knownHostsFile: '/etc/oneroof/known_hosts',
            become: true,
          },
          playbooks: {
            repositories: ['https://git.example/shop/*'],
            checkEveryMs: 6 * 3600_000,
            timeoutMs: 3600_000,
            user: 'ansible',
          },
        },
        expect.objectContaining({
          name: 'listed',
          inventory: { type: 'exported', path: '/x.json' },
        }),
      ],
      binFolder: '/opt/ansible/bin',
      factDirectory: '/var/lib/oneroof/facts',
      inventoryTimeoutMs: 30_000,
    });
  });

  it('takes hosts that ssh reads, also from its own list', () => {
    expect(
      read(entry({ inventory }, { ssh: {} })).inventories[0],
    ).toMatchObject({ isReadByOther: true });
    expect(
      read(entry({ playbooks: { repositories: ['x'] } }, { ssh: {} }))
        .inventories[0],
    ).toMatchObject({ inventory: undefined });
  });

  const at = 'gitops.inventories[0].ansible';
  const repository = { url: 'https://git.example/hosts' };
  it.each<[string, object]>([
    ['gitops.inventories[0].name', { inventories: [{ name: '../x' }] }],
    [
      'gitops.inventories[0].name',
      { inventories: [{ name: 'x'.repeat(300) }] },
    ],
    [
      'gitops.inventories[1].name',
      { inventories: [{ name: 'a' }, { name: 'a' }] },
    ],
    [
      'gitops.inventories[0].staleAfter',
      entry({ inventory }, { staleAfter: '8 days' }),
    ],
    [`${at}.inventory`, entry({})],
    [`${at}: there is no "inventroy"`, entry({ inventroy: inventory })],
    [`${at}.inventory.path`, entry({ inventory: {} })],
    [`${at}.inventory.path`, entry({ inventory: { path: 'hosts' } })],
    [`${at}.inventory.path`, entry({ inventory: { path: '/a b' } })],
    [`${at}.inventory.path`, entry({ inventory: { path: '/a,b' } })],
    [`${at}.inventory`, entry({ inventory: { path: '/x', exported: '/y' } })],
    [`${at}.inventory.exported`, entry({ inventory: { exported: 'y' } })],
    [`${at}.inventory.path`, entry({ inventory: { repository } })],
    [
      `${at}.inventory.path`,
      entry({ inventory: { repository, path: '../hosts' } }),
    ],
    [
      `${at}.inventory.path`,
      entry({ inventory: { repository, path: '/hosts' } }),
    ],
    [
      `${at}.inventory.repository.url`,
      entry({ inventory: { repository: { url: 'file:///x' }, path: 'x' } }),
    ],
    [
      `${at}.inventory.repository.url`,
      entry({
        inventory: { repository: { url: 'https://u:hunter2@x/y' }, path: 'x' },
      }),
    ],
    [
      `${at}.inventory.maxAge`,
      entry({ inventory: { ...inventory, maxAge: '0s' } }),
    ],
    [`${at}.config`, entry({ inventory, config: 'ansible.cfg' })],
    [`${at}.environment`, entry({ inventory, environment: ['A=B'] })],
    [`${at}.factCache.path`, entry({ inventory, factCache: {} })],
    [`${at}.factCache.path`, entry({ inventory, factCache: { path: 'x' } })],
    [`${at}.gather.every`, entry({ inventory, gather: { every: '0s' } })],
    [`${at}.gather.batch`, entry({ inventory, gather: { batch: 0 } })],
    [`${at}.gather.batch`, entry({ inventory, gather: { batch: 1.5 } })],
    [`${at}.gather.forks`, entry({ inventory, gather: { forks: 10_000 } })],
    [`${at}.gather.timeout`, entry({ inventory, gather: { timeout: '10m' } })],
    [`${at}.login.user`, entry({ inventory, login: { user: '-oX' } })],
    [
      `${at}.login.privateKeyFile`,
      entry({ inventory, login: { privateKeyFile: '~/.ssh/id' } }),
    ],
    [
      `${at}.login.knownHostsFile`,
      entry({ inventory, login: { knownHostsFile: '/x -o ProxyCommand=id' } }),
    ],
    [
      `${at}.playbooks.repositories`,
      entry({ inventory, playbooks: { repositories: [] } }),
    ],
    [
      `${at}.playbooks.user`,
      entry({ inventory, playbooks: { repositories: ['x'], user: '-u' } }),
    ],
    [
      `${at}: hosts of this inventory are read by "ssh"`,
      entry({ inventory, gather: {} }, { ssh: {} }),
    ],
    ['gitops.ansible.binFolder', { ansible: { binFolder: 'bin' } }],
    ['gitops.ansible: there is no "bin"', { ansible: { bin: '/bin' } }],
    [
      'gitops.ansible.inventoryTimeout',
      { ansible: { inventoryTimeout: 'soon' } },
    ],
  ])('names the key at fault: %s', (words, gitops) => {
    const attempt = () => read(gitops);
    expect(attempt).toThrow(words);
    expect(attempt).not.toThrow('hunter2');
  });
});
