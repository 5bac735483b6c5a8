import { ConfigReader } from '@backstage/config';
import { generateKeyPairSync } from 'node:crypto';
import { readSshConfig } from './readSshConfig';

const privateKey =
  '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU=\n-----END OPENSSH PRIVATE KEY-----';
const knownHosts = { path: '/etc/oneroof/known_hosts' };
const smallest = {
  hosts: [{ name: 'web-1' }],
  user: 'oneroof',
  privateKey,
  knownHosts,
};

const read = (inventories: unknown, environment: Record<string, string> = {}) =>
  readSshConfig(
    new ConfigReader({ gitops: { inventories } } as any),
    environment,
  );
const readOne = (ssh: object, entry: object = {}) =>
  read([{ name: 'eu', ...entry, ssh }])[0];

describe('readSshConfig', () => {
  it('reads nothing where there is nothing', () => {
    expect(readSshConfig(new ConfigReader({}), {})).toEqual([]);
    expect(read([{ name: 'eu', ansible: {} }])).toEqual([]);
  });

  it('has defaults for what may be left out', () => {
    expect(readOne(smallest)).toMatchObject({
      name: 'eu',
      staleAfterMs: 3_600_000,
      hosts: [{ name: 'web-1', groups: [], vars: {} }],
      user: 'oneroof',
      port: 22,
      identity: { type: 'key', privateKey },
      knownHosts: { type: 'file', path: '/etc/oneroof/known_hosts' },
      jumpHost: undefined,
      timeoutMs: 30_000,
      concurrency: 50,
      allowCommands: false,
    });
  });

  it('reads what is there', () => {
    const socket = '/run/agent';
    const [config] = read(
      [
        {
          name: 'eu',
          staleAfter: { hours: 6 },
          ssh: {
            hosts: [
              {
                name: 'web-2',
                address: '10.0.0.2',
                port: 2222,
                user: 'deploy',
                groups: ['web', 'eu', 'web'],
              },
              { name: 'web-1', address: 'fd00::1' },
            ],
            user: 'oneroof',
            port: 2200,
            agent: true,
            knownHosts: { text: 'web-1 ssh-ed25519 AAAA' },
            jumpHost: { address: 'jump.example.com' },
            algorithms: { hostKeys: '+ssh-rsa', macs: 'hmac-sha1,hmac-md5' },
            timeout: 'PT1M',
            concurrency: 200,
            allowCommands: true,
          },
        },
      ],
      { SSH_AUTH_SOCK: socket },
    );
    expect(config).toEqual({
      name: 'eu',
      staleAfterMs: 6 * 3_600_000,
      hosts: [
        { name: 'web-1', address: 'fd00::1', groups: [], vars: {} },
        {
          name: 'web-2',
          address: '10.0.0.2',
          port: 2222,
          user: 'deploy',
          groups: ['eu', 'web'],
          vars: {},
        },
      ],
      user: 'oneroof',
      port: 2200,
      identity: { type: 'agent', socket },
      knownHosts: { type: 'text', text: 'web-1 ssh-ed25519 AAAA\n' },
      jumpHost: { address: 'jump.example.com', port: 22, user: 'oneroof' },
      algorithms: {
        HostKeyAlgorithms: '+ssh-rsa',
        PubkeyAcceptedKeyTypes: undefined,
        KexAlgorithms: undefined,
        Ciphers: undefined,
        MACs: 'hmac-sha1,hmac-md5',
      },
      timeoutMs: 60_000,
      concurrency: 200,
      allowCommands: true,
    });
  });

  it('takes hosts from the inventory of another adapter', () => {
    const { hosts, ...rest } = smallest;
    const ansible = { inventory: { path: '/etc/ansible/hosts' } };
    expect(readOne(rest, { ansible }).hosts).toBeUndefined();
    expect(readOne(smallest, { ansible: {} }).hosts).toHaveLength(1);
    expect(() => readOne(smallest, { ansible })).toThrow(
      'gitops.inventories[0].ssh.hosts: the hosts are listed by',
    );
  });

  const locked = {
    pem: generateKeyPairSync('ed25519').privateKey.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'secret',
    }) as string,
    openssh: privateKey.replace('BG5vbmU=', 'CmFlczI1Ni1jdHI='),
    old: '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n',
  };
  it.each<[string, object]>([
    ['', { ...smallest, privateKey: undefined }],
    ['', { ...smallest, agent: true }],
    ['.agent', { ...smallest, privateKey: undefined, agent: true }],
    ['.privateKey', { ...smallest, privateKey: '/root/.ssh/id_rsa' }],
    ['.privateKey', { ...smallest, privateKey: locked.pem }],
    ['.privateKey', { ...smallest, privateKey: locked.openssh }],
    ['.privateKey', { ...smallest, privateKey: locked.old }],
    ['.user', { ...smallest, user: undefined }],
    ['.user', { ...smallest, user: '-oProxyCommand=id' }],
    ['.port', { ...smallest, port: 0 }],
    ['.hosts', { ...smallest, hosts: undefined }],
    ['.hosts', { ...smallest, hosts: [] }],
    ['.hosts[0].name', { ...smallest, hosts: [{ name: '$(id)' }] }],
    ['.hosts[1].name', { ...smallest, hosts: [{ name: 'a' }, { name: 'a' }] }],
    [
      '.hosts[0].address',
      { ...smallest, hosts: [{ name: 'a', address: '-oProxyCommand=id' }] },
    ],
    [
      '.hosts[0].address',
      { ...smallest, hosts: [{ name: 'a', address: 'fe80::1%eth0' }] },
    ],
    ['.hosts[0].user', { ...smallest, hosts: [{ name: 'a', user: 'a b' }] }],
    [
      '.hosts[0].groups[0]',
      { ...smallest, hosts: [{ name: 'a', groups: ['*'] }] },
    ],
    ['.knownHosts', { ...smallest, knownHosts: undefined }],
    ['.knownHosts', { ...smallest, knownHosts: {} }],
    ['.knownHosts', { ...smallest, knownHosts: { path: '/a', text: 'b' } }],
    ['.knownHosts.path', { ...smallest, knownHosts: { path: 'known_hosts' } }],
    ['.knownHosts.text', { ...smallest, knownHosts: { text: ' \n' } }],
    ['.jumpHost.address', { ...smallest, jumpHost: { address: 'a;id' } }],
    ['.algorithms.ciphers', { ...smallest, algorithms: { ciphers: 'a b' } }],
    ['.concurrency', { ...smallest, concurrency: 501 }],
    ['.timeout', { ...smallest, timeout: { seconds: 0.5 } }],
    ['.timeout', { ...smallest, timeout: '11m' }],
    ['', { ...smallest, allowCommand: true }],
  ])('names the key at fault: ssh%s', (key, ssh) => {
    expect(() => readOne(ssh)).toThrow(
      new RegExp(
        `^gitops\\.inventories\\[0\\]\\.ssh${key.replace(/[.[\]]/g, '\\$&')}: `,
      ),
    );
  });

  it('says nothing of a key in a message', () => {
    const secret = 'correct-horse-battery';
    expect(() => readOne({ ...smallest, privateKey: secret })).toThrow(
      expect.not.objectContaining({
        message: expect.stringContaining(secret),
      }),
    );
  });

  it('refuses two inventories of one name', () => {
    const entry = { name: 'eu', ssh: smallest };
    expect(() => read([entry, entry])).toThrow('gitops.inventories[1].name');
    expect(() => read([{ name: 'a b' }])).toThrow('gitops.inventories[0].name');
  });
});
