import { dropSecrets } from './dropSecrets';
import { isSecretName, looksSecret } from './secretText';

describe('isSecretName', () => {
  it.each([
    'password',
    'db_password',
    'dbPassword',
    'DB_PASS',
    'PGPASSWORD',
    'mysql_root_pass',
    'pgpass',
    'htpasswd',
    'ansible_become_pass',
    'passphrase',
    'api_token',
    'tokens',
    'client_secret',
    'secretKey',
    'api_key',
    'apikey',
    'API-KEY',
    'access_key',
    'aws_access_key_id',
    'ssh_private_key',
    'private_key_file',
    'signing_key',
    'credentials',
    'creds',
    'bearer',
    'authorization',
    'basic_auth',
    'vault_db',
    'session_cookie',
    'db_dsn',
    'connection_string',
    'kubeconfig',
    'pwd',
    'salt',
  ])('holds for %s', name => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    'workers',
    'listen_port',
    'region',
    'key_file',
    'keyboard',
    'passive_mode',
    'author',
    'monkeys_count',
    'pinned_version',
    'version',
    'nginx_version',
    'seeds_dir',
  ])('does not for %s', name => {
    expect(isSecretName(name)).toBe(false);
  });

  it('takes no time for a long name', () => {
    expect(isSecretName('a'.repeat(1_000_000))).toBe(false);
  });
});

describe('looksSecret', () => {
  it.each([
    '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn',
    '-----BEGIN RSA PRIVATE KEY-----',
    '$ANSIBLE_VAULT;1.1;AES256\n6231',
    'postgres://app:hunter2@db/shop',
    'https://ghost:hunter2@git.example/x.git',
    '$6$rounds=5000$abcdefgh$0123456789',
    '$2b$12$abcdefghijklmnopqrstuv',
    'ghp_0123456789abcdef',
    'glpat-0123456789abcdef',
    'AKIA0123456789ABCDEF',
    'eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.x',
    'Authorization: Bearer abcdefghijklmnop',
    'mysql --password=hunter2',
    'mysql --password hunter2',
    'curl -H "X-Api-Key: 123"',
    'TOKEN=abc run',
    '{"password": "hunter2"}',
  ])('holds for %j', text => {
    expect(looksSecret(text)).toBe(true);
  });

  it.each([
    'database password',
    'rotate the token of the agent',
    'https://git.example/x.git',
    '/etc/ssl/private/tls.pem',
    'listen = 8080',
    'deploy@web-1',
    'shopctl reload --basic',
    '$HOME/bin',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 ops@example',
  ])('does not for %j', text => {
    expect(looksSecret(text)).toBe(false);
  });

  it('holds for a text that is too long to tell', () => {
    expect(looksSecret(' '.repeat(8193))).toBe(true);
  });

  it.each(['a', '$', '--password ', 'eyJ', '://', '://:', 'password ', '"'])(
    'ends in time for texts full of %j',
    part => {
      const text = part.repeat(8192).slice(0, 8192);
      // A pattern that looks back takes a third of a second for one: together they would outlast the test.
      for (let count = 0; count < 30; count++) {
        looksSecret(text);
      }
      expect(looksSecret(`${text} `)).toBe(true);
    },
  );
});

describe('dropSecrets', () => {
  const secret = 'hunter2';

  it('keeps what is harmless as it is', () => {
    const harmless = {
      workers: 4,
      debug: false,
      region: 'eu',
      nothing: null,
      ports: [80, 443],
      nested: { list: [{ a: 1 }] },
    };
    expect(dropSecrets(harmless)).toEqual(harmless);
  });

  it.each<[string, Record<string, unknown>, unknown]>([
    ['by its name', { db_password: secret, a: 1 }, { a: 1 }],
    [
      'in a map',
      { db: { host: 'x', password: secret } },
      { db: { host: 'x' } },
    ],
    ['in a list', { dbs: [{ pass: secret }] }, { dbs: [{}] }],
    ['as a whole map', { credentials: { user: 'x', pin: 1 } }, {}],
    ['by its look', { url: `https://x:${secret}@y/` }, {}],
    [
      'by its look, in a list',
      { urls: ['a', `ftp://x:${secret}@y`] },
      { urls: ['a'] },
    ],
    ['that is encrypted', { a: { __ansible_vault: secret } }, {}],
    ['in a wrapper', { a: { __ansible_unsafe: `password=${secret}` } }, {}],
    [
      'that its neighbour names',
      {
        env: [
          { name: 'DB_PASSWORD', value: secret },
          { name: 'A', value: '1' },
        ],
      },
      { env: [{ name: 'A', value: '1' }] },
    ],
    [
      'that its neighbour is the key of',
      { env: [{ key: 'API_TOKEN', value: secret }] },
      { env: [] },
    ],
  ])('drops a secret %s', (_, variables, left) => {
    expect(dropSecrets(variables)).toEqual(left);
    expect(JSON.stringify(dropSecrets(variables))).not.toContain(secret);
  });

  it('takes the wrappers of Ansible off', () => {
    expect(dropSecrets({ a: { __ansible_unsafe: 'text' } })).toEqual({
      a: 'text',
    });
  });

  it('drops what is nested too deep to be looked through', () => {
    let value: unknown = secret;
    for (let depth = 0; depth < 100_000; depth++) {
      value = depth % 2 ? [value] : { a: value };
    }
    expect(JSON.stringify(dropSecrets({ value }))).not.toContain(secret);
  });

  it('takes __proto__ for no prototype', () => {
    const dropped = dropSecrets(
      JSON.parse('{"__proto__": {"polluted": true}, "a": {"__proto__": 1}}'),
    );
    expect(dropped).toEqual({ a: {} });
    expect(Object.keys(dropped)).toEqual(['a']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
