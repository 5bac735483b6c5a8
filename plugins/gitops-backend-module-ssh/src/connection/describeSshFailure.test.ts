import { describeSshFailure } from './describeSshFailure';

describe('describeSshFailure', () => {
  it.each([
    [
      '@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.',
      'unauthorized',
    ],
    [
      'No ED25519 host key is known for a and you have requested strict checking.\nHost key verification failed.',
      'not-configured',
    ],
    ['root@10.0.0.1: Permission denied (publickey).', 'unauthorized'],
    [
      'Received disconnect from 10.0.0.1 port 22:2: Too many authentication failures',
      'unauthorized',
    ],
    [
      'Unable to negotiate with 10.0.0.1 port 22: no matching host key type found. Their offer: ssh-rsa',
      'not-allowed',
    ],
    [
      'ssh: Could not resolve hostname a: Name or service not known',
      'unreachable',
    ],
    ['ssh: connect to host a port 22: Connection refused', 'unreachable'],
    ['ssh: connect to host a port 22: Connection timed out', 'unreachable'],
    ['ssh: connect to host a port 22: No route to host', 'unreachable'],
    ['Connection timed out during banner exchange', 'timeout'],
    ['Timeout, server 10.0.0.1 not responding.', 'timeout'],
    [
      'kex_exchange_identification: Connection closed by remote host',
      'unreachable',
    ],
    [
      'channel 0: open failed: connect failed: Connection refused\nstdio forwarding failed',
      'unreachable',
    ],
    ['No user exists for uid 12345', 'not-configured'],
    ['something new', 'unreachable'],
    ['', 'unreachable'],
  ])('%j is %s', (stderr, code) => {
    const cause = describeSshFailure('web-1', stderr);
    expect(cause.code).toBe(code);
    expect(cause.message).toMatch(/^web-1: /);
    // Addresses and whatever else the other side says stay out of sight.
    expect(cause.message).not.toMatch(/10\.0\.0\.1|ssh-rsa|12345/);
  });

  it.each(['Host key for ', 'Load key ', 'Timeout, server ', 'Connection to '])(
    'ends in time for banners full of %j',
    part => {
      const banner = part.repeat(64 * 1024).slice(0, 64 * 1024);
      // A pattern that looks back takes a second for one: together they would outlast the test.
      for (let count = 0; count < 20; count++) {
        expect(describeSshFailure('web-1', banner).code).toBe('unreachable');
      }
    },
  );
});
