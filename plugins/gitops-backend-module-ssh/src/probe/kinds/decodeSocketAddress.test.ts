import { decodeSocketAddress } from './decodeSocketAddress';

describe('decodeSocketAddress', () => {
  it.each([
    ['0100007F:1F90', false, '127.0.0.1', 8080],
    ['7F000001:1F90', true, '127.0.0.1', 8080],
    ['00000000:0016', false, '0.0.0.0', 22],
    ['00000000000000000000000000000000:0016', false, '::', 22],
    ['00000000000000000000000001000000:0050', false, '::1', 80],
    ['00000000000000000000000000000001:0050', true, '::1', 80],
    ['0000000000000000FFFF00000101000A:01BB', false, '::ffff:10.0.1.1', 443],
    ['B80D0120000000000000000001000000:FFFF', false, '2001:db8::1', 65535],
  ])('reads %s (big-endian: %s)', (text, isBigEndian, ip, port) => {
    expect(decodeSocketAddress(text, isBigEndian)).toEqual({ ip, port });
  });

  it.each([
    '',
    '0100007F',
    '0100007F:',
    '0100007:1F90',
    '000000000000000000000000:0016',
    'zz:1',
  ])('reads nothing of %j', text => {
    expect(decodeSocketAddress(text, false)).toBeUndefined();
  });
});
