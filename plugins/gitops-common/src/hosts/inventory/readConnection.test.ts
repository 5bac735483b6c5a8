import { readConnection } from './readConnection';

describe('readConnection', () => {
  it.each([
    [{}, {}],
    [{ address: '10.20.0.7' }, { address: '10.20.0.7' }],
    [{ address: 'web-1.example.org' }, { address: 'web-1.example.org' }],
    [{ address: '2001:db8::7' }, { address: '2001:db8::7' }],
    [{ address: 'fe80::1%eth0' }, { address: 'fe80::1%eth0' }],
    [{ port: 22 }, { port: 22 }],
    [{ port: '2222' }, { port: 2222 }],
    [{ user: 'deploy' }, { user: 'deploy' }],
    [{ user: 'ACME\\deploy' }, { user: 'ACME\\deploy' }],
    [{ user: 'deploy@acme.org' }, { user: 'deploy@acme.org' }],
  ])('takes %j', (declared, connection) => {
    expect(readConnection(declared)).toEqual(connection);
  });

  it.each([
    [{ address: '-oProxyCommand=id' }, 'address'],
    [{ address: '{{ public_ip }}' }, 'address'],
    [{ address: 'a b' }, 'address'],
    [{ address: 'deploy@web-1' }, 'address'],
    [{ address: 'web-1;id' }, 'address'],
    [{ address: 'x'.repeat(300) }, 'address'],
    [{ address: '' }, 'address'],
    [{ address: 7 }, 'address'],
    [{ address: ['a'] }, 'address'],
    [{ port: 0 }, 'port'],
    [{ port: 65536 }, 'port'],
    [{ port: 22.5 }, 'port'],
    [{ port: '22 -v' }, 'port'],
    [{ port: '{{ port }}' }, 'port'],
    [{ port: true }, 'port'],
    [{ user: '-l' }, 'user'],
    [{ user: 'a b' }, 'user'],
    [{ user: '$(id)' }, 'user'],
    [{ user: 0 }, 'user'],
  ])('refuses %j', (declared, what) => {
    expect(readConnection(declared)).toEqual({
      refusal: {
        code: 'invalid',
        message: expect.stringContaining(`the ${what} `),
      },
    });
  });
});
