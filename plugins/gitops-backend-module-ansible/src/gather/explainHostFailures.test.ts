import { explainHostFailures } from './explainHostFailures';

const fatal = (host: string, kind: string, msg: string) =>
  `fatal: [${host}]: ${kind}! => ${JSON.stringify({ changed: false, msg })}`;
const ssh = (words: string) =>
  `Failed to connect to the host via ssh: ${words}`;

describe('explainHostFailures', () => {
  it.each([
    [
      'UNREACHABLE',
      ssh('ssh: connect to host 10.0.0.1 port 22: Connection refused'),
      'unreachable',
      'it refuses connections',
    ],
    [
      'UNREACHABLE',
      ssh('ssh: connect to host 10.0.0.1 port 22: Connection timed out'),
      'unreachable',
      'there is no connection to it',
    ],
    [
      'UNREACHABLE',
      ssh('ssh: Could not resolve hostname web-1: Name or service not known'),
      'unreachable',
      'its name is not known',
    ],
    [
      'UNREACHABLE',
      ssh(
        '@@@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @@@\nHost key verification failed.',
      ),
      'unauthorized',
      'another host key',
    ],
    [
      'UNREACHABLE',
      ssh(
        'No ED25519 host key is known for 10.0.0.1 and you have requested strict checking.\nHost key verification failed.',
      ),
      'not-configured',
      'the known hosts have no key of it',
    ],
    [
      'UNREACHABLE',
      ssh('root@10.0.0.1: Permission denied (publickey).'),
      'unauthorized',
      'the login was refused',
    ],
    ['UNREACHABLE', 'something new', 'unreachable', 'Ansible cannot reach it'],
    ['FAILED', 'Missing sudo password', 'forbidden', 'become root'],
    [
      'FAILED',
      '/bin/sh: 1: /usr/bin/python: not found',
      'not-configured',
      'it has no Python',
    ],
    ['FAILED', 'something new', 'partial', 'Ansible could not look at it'],
  ])('explains %s: %j', (kind, said, code, words) => {
    expect(explainHostFailures(fatal('web-1', kind, said))).toEqual(
      new Map([['web-1', { code, message: expect.stringContaining(words) }]]),
    );
  });

  it('tells each host apart, and lets the last word count', () => {
    const causes = explainHostFailures(
      [
        'PLAY [all] ****',
        'TASK [ansible.builtin.raw] ****',
        fatal('gone', 'UNREACHABLE', ssh('Connection refused')),
        'ok: [web-1]',
        fatal('web-1', 'FAILED', 'no packages'),
        '...ignoring',
        fatal('web-1', 'UNREACHABLE', ssh('No route to host')),
      ].join('\n'),
    );

    expect([...causes].map(([host, { code }]) => [host, code])).toEqual([
      ['gone', 'unreachable'],
      ['web-1', 'unreachable'],
    ]);
  });

  it('repeats nothing of what a host says', () => {
    const said = fatal('web-1', 'FAILED', 'password is hunter2\u001b[31m');
    expect(JSON.stringify([...explainHostFailures(said)])).not.toContain(
      'hunter2',
    );
  });

  it.each(['python', 'Host key for ', 'No such file or directory'])(
    'ends in time for a host that says nothing but %j',
    part => {
      const said = fatal('web-1', 'FAILED', part.repeat(20_000));
      // A pattern that looks back takes a second for one: together they would outlast the test.
      for (let count = 0; count < 20; count++) {
        expect(explainHostFailures(said).get('web-1')?.code).toBe('partial');
      }
    },
  );
});
