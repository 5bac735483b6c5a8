import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readGitopsConfig } from './readGitopsConfig';

const read = (gitops?: JsonObject) =>
  readGitopsConfig(mockServices.rootConfig({ data: gitops ? { gitops } : {} }));

const url = 'https://git.example/acme/payments';

describe('readGitopsConfig', () => {
  it('has a default for everything', () => {
    expect(read()).toEqual({
      repositories: [],
      inventories: [],
      intervals: { repository: 60_000, target: 60_000, catalog: 120_000 },
      staleAfter: 600_000,
      concurrency: 4,
      ignoreDifferences: [],
    });
  });

  it('reads ignore rules as deliveries have them', () => {
    const rule = {
      group: 'apps',
      kind: 'Deployment',
      jqPathExpressions: ['.spec.template.spec.initContainers[]'],
    };
    expect(read({ ignoreDifferences: [rule] }).ignoreDifferences).toEqual([
      rule,
    ]);
  });

  it.each<[JsonObject, string]>([
    [{ ignoreDifferences: 'all' }, 'gitops.ignoreDifferences must be a list'],
    [{ ignoreDifferences: [{}] }, 'gitops.ignoreDifferences[0].kind: '],
    [
      { ignoreDifferences: [{ kind: '*' }, { kind: '*', jsonPointer: '/a' }] },
      'gitops.ignoreDifferences[1]: ',
    ],
    [
      { ignoreDifferences: [{ kind: '*', jsonPointers: [1] }] },
      'gitops.ignoreDifferences[0].jsonPointers.0: ',
    ],
  ])('names the key of a wrong ignore rule: %j', (gitops, message) => {
    expect(() => read(gitops)).toThrow(message);
  });

  it('reads what is there', () => {
    const config = read({
      repositories: [
        { url: `${url}/`, ref: 'main', path: 'deploy', environments: ['dev*'] },
        { url, ref: 'release', inventories: ['dc-*'] },
        { url: 'ssh://git@git.example/acme/payments.git' },
      ],
      inventories: [
        { name: 'dc-eu', ssh: { user: 'oneroof' } },
        { name: 'dc-us', ansible: {} },
      ],
      intervals: { target: { seconds: 30 }, repository: '2m' },
      staleAfter: { hours: 1 },
      concurrency: 8,
    });
    expect(config.repositories[0]).toMatchObject({
      location: { url, ref: 'main' },
      path: 'deploy',
      environments: ['dev*'],
      namespaces: undefined,
      inventories: undefined,
    });
    expect(config.repositories[1].inventories).toEqual(['dc-*']);
    expect(config.inventories).toEqual([{ name: 'dc-eu' }, { name: 'dc-us' }]);
    expect(new Set(config.repositories.map(({ id }) => id)).size).toBe(3);
    expect(config).toMatchObject({
      intervals: { target: 30_000, repository: 120_000, catalog: 120_000 },
      staleAfter: 3_600_000,
      concurrency: 8,
    });
  });

  it.each<[string, JsonObject, boolean]>([
    ['without an allow-list', {}, true],
    ['with one', { environments: ['dev'] }, false],
    ['with an empty one', { environments: [] }, false],
    [
      'with one, where it is allowed',
      { environments: ['dev'], declaresEnvironments: true },
      true,
    ],
    ['where it is forbidden', { declaresEnvironments: false }, false],
  ])('knows whether a repository %s declares environments', (_, entry, may) => {
    const { repositories } = read({ repositories: [{ url, ...entry }] });
    expect(repositories[0].declaresEnvironments).toBe(may);
  });

  it.each<[string, JsonObject, boolean]>([
    ['without an allow-list of namespaces', {}, true],
    ['with one', { namespaces: ['a-*'] }, false],
    ['with an empty one', { namespaces: [] }, false],
    [
      'with one, where it is allowed',
      { namespaces: ['a'], clusterScoped: true },
      true,
    ],
    ['where it is forbidden', { clusterScoped: false }, false],
  ])('knows whether a repository %s sees ClusterRoles', (_, entry, may) => {
    const { repositories } = read({ repositories: [{ url, ...entry }] });
    expect(repositories[0].clusterScoped).toBe(may);
  });

  it.each<[string, JsonObject, string[] | undefined]>([
    ['says nothing', {}, undefined],
    ['names namespaces', { namespaces: ['a-*'] }, []],
    [
      'names namespaces and groups',
      { namespaces: ['a'], inventories: ['dc/web', 'dc-*/web servers'] },
      ['dc/web', 'dc-*/web servers'],
    ],
  ])('knows the hosts of a repository that %s', (_, entry, inventories) => {
    const { repositories } = read({ repositories: [{ url, ...entry }] });
    expect(repositories[0].inventories).toEqual(inventories);
  });

  it('reads with whom a repository is shared', () => {
    const sharedWith = ['https://git.example/*', 'ssh://git@git.example/a.git'];
    expect(read({ repositories: [{ url, sharedWith }] })).toMatchObject({
      repositories: [{ sharedWith }],
    });
  });

  it.each<[string, JsonObject, RegExp]>([
    ...[
      'payments',
      '*',
      'https://user:pass@git.example/x',
      'https://git.example/x/',
      'https://git.example/a b',
    ].map((pattern): [string, JsonObject, RegExp] => [
      `sharing with ${pattern}`,
      { repositories: [{ url, sharedWith: [pattern] }] },
      /repositories\[0\]\.sharedWith/,
    ]),
    [
      'neither open nor closed',
      { repositories: [{ url, clusterScoped: 'perhaps' }] },
      /repositories\[0\]\.clusterScoped/,
    ],
    [
      'neither yes nor no',
      { repositories: [{ url, declaresEnvironments: 'perhaps' }] },
      /repositories\[0\]\.declaresEnvironments/,
    ],
    ['no url', { repositories: [{}] }, /repositories\[0\]\.url/],
    [
      'no URL',
      { repositories: [{ url: 'payments' }] },
      /repositories\[0\]\.url/,
    ],
    [
      'a file',
      { repositories: [{ url: 'file:///etc' }] },
      /repositories\[0\]\.url/,
    ],
    [
      'an option as ref',
      { repositories: [{ url, ref: '--upload-pack=x' }] },
      /repositories\[0\]\.ref/,
    ],
    [
      'a path that leads out',
      { repositories: [{ url, path: '../x' }] },
      /repositories\[0\]\.path/,
    ],
    [
      'a pattern that is none',
      { repositories: [{ url, namespaces: ['a b'] }] },
      /repositories\[0\]\.namespaces/,
    ],
    [
      'a pattern of inventories that is none',
      { repositories: [{ url, inventories: ['dc/web/a'] }] },
      /repositories\[0\]\.inventories/,
    ],
    [
      'an inventory without a name',
      { inventories: [{ ssh: {} }] },
      /inventories\[0\]\.name/,
    ],
    ...['DC', 'dc_eu', 'dc.eu', '-dc', '', 'a'.repeat(64), '*'].map(
      (name): [string, JsonObject, RegExp] => [
        `the inventory name "${name}"`,
        { inventories: [{ name }] },
        /inventories\[0\]\.name/,
      ],
    ),
    [
      'two inventories of one name',
      { inventories: [{ name: 'dc' }, { name: 'eu' }, { name: 'dc' }] },
      /gitops\.inventories\[2\].*gitops\.inventories\[0\]/,
    ],
    ['inventories that are no list', { inventories: {} }, /inventories/],
    [
      'the same repository twice',
      { repositories: [{ url }, { url: `${url}/` }] },
      /repositories\[1\].*repositories\[0\]/,
    ],
    [
      'a busy loop',
      { intervals: { target: { seconds: 0 } } },
      /intervals\.target/,
    ],
    [
      'what is stale before it is looked at again',
      { intervals: { repository: { minutes: 10 } } },
      /gitops\.staleAfter.*gitops\.intervals\.repository/,
    ],
    [
      'a target that is stale before it is looked at again',
      { intervals: { target: '1m', repository: '1s' }, staleAfter: '1m' },
      /gitops\.staleAfter.*gitops\.intervals\.target/,
    ],
    ['no duration', { staleAfter: 'soon' }, /staleAfter/],
    ['half a worker', { concurrency: 0.5 }, /gitops\.concurrency/],
  ])('refuses %s and names the key', (_name, gitops, message) => {
    expect(() => read(gitops)).toThrow(message);
  });

  it.each([
    'https://user:s3cret@git.example/a',
    'https://s3cret@git.example/a',
  ])('refuses credentials in a URL and does not repeat them', secret => {
    const attempt = () => read({ repositories: [{ url: secret }] });
    expect(attempt).toThrow(/repositories\[0\]\.url/);
    expect(attempt).not.toThrow(/s3cret/);
  });
});
