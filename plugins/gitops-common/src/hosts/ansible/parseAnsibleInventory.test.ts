import { ansibleLimits } from './ansibleLimits';
import { parseAnsibleInventory } from './parseAnsibleInventory';

function hostsOf(document: unknown) {
  const parsed = parseAnsibleInventory(JSON.stringify(document));
  if ('cause' in parsed) {
    throw new Error(parsed.cause.message);
  }
  return parsed.inventory.hosts;
}

function causeOf(text: string) {
  const parsed = parseAnsibleInventory(text);
  return 'cause' in parsed ? parsed.cause.code : undefined;
}

const groupsOf = (document: unknown) =>
  Object.fromEntries(hostsOf(document).map(host => [host.name, host.groups]));

const withVars = (vars: object) =>
  hostsOf({
    _meta: { hostvars: { 'web-1': vars } },
    web: { hosts: ['web-1'] },
  });

describe('parseAnsibleInventory', () => {
  it('lists hosts by name, those without variables too', () => {
    expect(
      hostsOf({
        _meta: { hostvars: { 'db-1': { pg_version: 16 } } },
        all: { children: ['ungrouped', 'web'] },
        ungrouped: { hosts: ['lonely'] },
        web: { hosts: ['web-2', 'db-1'] },
      }),
    ).toEqual([
      { name: 'db-1', groups: ['web'], vars: { pg_version: 16 } },
      { name: 'lonely', groups: ['ungrouped'], vars: {} },
      { name: 'web-2', groups: ['web'], vars: {} },
    ]);
  });

  it.each<[string, object, Record<string, string[]>]>([
    [
      'through children of children',
      {
        all: { children: ['eu'] },
        eu: { children: ['sweden'] },
        sweden: { children: ['web'] },
        web: { hosts: ['a'] },
      },
      { a: ['eu', 'sweden', 'web'] },
    ],
    [
      'once, though several ways lead there',
      {
        eu: { children: ['web', 'canary'] },
        web: { hosts: ['a'] },
        canary: { hosts: ['a'] },
      },
      { a: ['canary', 'eu', 'web'] },
    ],
    [
      'though groups stand in a circle',
      { a: { children: ['b'] }, b: { children: ['a'], hosts: ['x'] } },
      { x: ['a', 'b'] },
    ],
    [
      'though a group is its own child',
      { a: { children: ['a'], hosts: ['x'] } },
      { x: ['a'] },
    ],
    [
      'of scripts that give bare lists',
      { web: ['a', 'b'] },
      { a: ['web'], b: ['web'] },
    ],
    ['of hosts directly in all', { all: { hosts: ['a'] } }, { a: [] }],
    [
      'beside groups that stand nowhere',
      { web: { hosts: ['a'], children: ['gone'] } },
      { a: ['web'] },
    ],
    [
      'with names of prototypes',
      JSON.parse('{"__proto__": {"hosts": ["constructor"]}}'),
      { constructor: ['__proto__'] },
    ],
  ])('finds the groups of hosts %s', (_, document, groups) => {
    expect(groupsOf(document)).toEqual(groups);
  });

  it('passes over what _meta holds besides, and over hosts that stand in no group', () => {
    expect(
      hostsOf({
        _meta: { hostvars: { ghost: { a: 1 } }, profile: 'inventory_legacy' },
        web: { hosts: ['a'] },
      }).map(({ name }) => name),
    ).toEqual(['a']);
  });

  it.each([
    [{ ansible_host: '10.0.0.7', ansible_port: 2222, ansible_user: 'ops' }],
    [
      {
        ansible_ssh_host: '10.0.0.7',
        ansible_ssh_port: '2222',
        ansible_ssh_user: 'ops',
      },
    ],
    [
      {
        ansible_host: { __ansible_unsafe: '10.0.0.7' },
        ansible_ssh_host: 'older',
        ansible_port: 2222,
        ansible_user: 'ops',
      },
    ],
  ])('knows where a host is reached by %j', vars => {
    expect(withVars(vars)).toEqual([
      {
        name: 'web-1',
        groups: ['web'],
        vars: {},
        address: '10.0.0.7',
        port: 2222,
        user: 'ops',
      },
    ]);
  });

  it('passes on no variable that says how to connect or is secret', () => {
    const [host] = withVars({
      ansible_connection: 'local',
      ansible_password: 'hunter2',
      ansible_become_pass: 'hunter2',
      ansible_ssh_common_args: '-o ProxyCommand=id',
      ansible_python_interpreter: '/tmp/evil',
      api_token: 'hunter2',
      db: { name: 'shop', password: 'hunter2' },
      sealed: { __ansible_vault: 'hunter2' },
      workers: 4,
    });
    expect(host).toEqual({
      name: 'web-1',
      groups: ['web'],
      vars: { workers: 4, db: { name: 'shop' } },
    });
  });

  it('refuses a host by its name or its address, and lists the others', () => {
    const hosts = hostsOf({
      _meta: {
        hostvars: {
          'web-1': { ansible_host: '-oProxyCommand=id' },
          'web;id': { ansible_host: '10.0.0.8' },
        },
      },
      web: { hosts: ['web-1', 'web-2', 'web;id'] },
    });
    expect(hosts.map(({ name, refusal }) => [name, refusal?.code])).toEqual([
      ['web%3Bid', 'invalid'],
      ['web-1', 'invalid'],
      ['web-2', undefined],
    ]);
    expect(hosts[1].address).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['text', 'ERROR! no inventory'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a group that is a text', '{"web": "a"}'],
    ['hosts that are no list', '{"web": {"hosts": {"a": null}}}'],
    ['a host that is no text', '{"web": {"hosts": [1]}}'],
    ['children that are no list', '{"web": {"children": "a"}}'],
  ])('gives no part of a document that is %s', (_, text) => {
    expect(causeOf(text)).toBe('invalid');
  });

  it('gives no part of a document that ends anywhere before its end', () => {
    const text = JSON.stringify({
      _meta: { hostvars: { a: { x: 1 } } },
      web: { hosts: ['a', 'b'] },
      db: ['c'],
    });
    for (let end = 0; end < text.length; end++) {
      expect(causeOf(text.slice(0, end))).toBe('invalid');
    }
  });

  it('gives the same text for the same hosts in another order', () => {
    const one = hostsOf({ a: { hosts: ['x', 'y'] }, b: { hosts: ['y'] } });
    const two = hostsOf({ b: { hosts: ['y'] }, a: { hosts: ['y', 'x'] } });
    expect(JSON.stringify(one)).toBe(JSON.stringify(two));
  });

  describe('with too much', () => {
    const names = (count: number, prefix: string) =>
      Array.from({ length: count }, (_, i) => `${prefix}${i}`);

    it('refuses a document that is too long', () => {
      expect(causeOf(' '.repeat(ansibleLimits.inventoryLength + 1))).toBe(
        'too-large',
      );
    });

    it('refuses too many hosts', () => {
      const hosts = names(ansibleLimits.hosts + 1, 'h');
      expect(causeOf(JSON.stringify({ all: { hosts } }))).toBe('too-large');
    });

    it('refuses a chain of groups that puts every host into all of them', () => {
      const chain = names(2000, 'g').map((name, i) => [
        name,
        { children: [`g${i + 1}`] },
      ]);
      const document = Object.fromEntries([
        ...chain,
        ['g2000', { hosts: names(2000, 'h') }],
      ]);
      expect(causeOf(JSON.stringify(document))).toBe('too-large');
    });

    it('reads an inventory of 5,000 hosts', () => {
      const hosts = names(5000, 'web-');
      const hostvars = Object.fromEntries(
        hosts.map(name => [name, { ansible_host: '10.0.0.1', rack: 'a1' }]),
      );
      const text = JSON.stringify({ _meta: { hostvars }, web: { hosts } });
      expect(causeOf(text)).toBeUndefined();
    });
  });
});
