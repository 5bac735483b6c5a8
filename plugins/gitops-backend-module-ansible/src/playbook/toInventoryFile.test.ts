import { parse } from 'yaml';
import { toInventoryFile } from './toInventoryFile';

const listing = JSON.stringify({
  _meta: {
    hostvars: {
      'web-1': {
        ansible_host: '10.0.0.1',
        ansible_port: 2222,
        ansible_connection: 'local',
        ansible_ssh_common_args: '-o ProxyCommand=touch /tmp/x',
        ansible_password: { __ansible_vault: '$ANSIBLE_VAULT;1.1' },
        site: "{{ lookup('pipe', 'id') }}",
        list: ['a', { b: '{{ c }}' }],
      },
    },
  },
  all: { children: ['ungrouped', 'web'] },
  web: { hosts: ['web-1', 'web-2'], children: ['eu'] },
  eu: ['web-3'],
});

describe('toInventoryFile', () => {
  it('keeps all that logging in needs, but what only a vault opens', () => {
    const { all } = JSON.parse(toInventoryFile(listing, { isTrusted: true }));
    expect(all.children).toEqual({
      web: { hosts: { 'web-1': null, 'web-2': null }, children: { eu: null } },
      eu: { hosts: { 'web-3': null }, children: {} },
    });
    expect(all.hosts['web-1']).toMatchObject({
      ansible_connection: 'local',
      site: "{{ lookup('pipe', 'id') }}",
    });
    expect(all.hosts['web-1']).not.toHaveProperty('ansible_password');
  });

  it('takes from somebody who may run nothing only where hosts are, and text that stays text', () => {
    const text = toInventoryFile(listing, { isTrusted: false });
    const tagged: string[] = [];
    const { all } = parse(text, {
      customTags: [
        {
          tag: '!unsafe',
          resolve: (value: string) => {
            tagged.push(value);
            return value;
          },
        },
      ],
    });
    expect(all.hosts['web-1']).toEqual({
      ansible_host: '10.0.0.1',
      ansible_port: 2222,
      site: "{{ lookup('pipe', 'id') }}",
      list: ['a', { b: '{{ c }}' }],
    });
    expect(tagged).toEqual(
      expect.arrayContaining(["{{ lookup('pipe', 'id') }}", '{{ c }}']),
    );
  });

  it.each([
    ['-oProxyCommand=touch x'],
    ["{{ lookup('pipe', 'id') }}"],
    ['a b'],
  ])('takes no address that is more than one: %s', address => {
    const hostile = JSON.stringify({
      _meta: { hostvars: { a: { ansible_host: address } } },
    });
    expect(toInventoryFile(hostile, { isTrusted: false })).not.toContain(
      'ansible_host',
    );
  });

  it.each(['', '[]', '{"web": {"hosts": [1]}}', '{"_meta": 1}'])(
    'refuses %j without quoting it',
    text => {
      expect(() => toInventoryFile(text, { isTrusted: true })).toThrow(
        'the listing of the inventory is not what ansible-inventory prints',
      );
    },
  );
});
