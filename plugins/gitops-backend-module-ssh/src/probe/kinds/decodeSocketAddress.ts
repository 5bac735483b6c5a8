/** What stands in front of an IPv4 address that is written as an IPv6 address. */
const mapped = Buffer.from('00000000000000000000ffff', 'hex');

/**
 * An address as the kernel prints it in /proc/net: words of 32 bits in the machine's own order, then the port.
 *
 * @returns undefined for text that is none
 */
export function decodeSocketAddress(
  text: string,
  isBigEndian: boolean,
): { ip: string; port: number } | undefined {
  const [, address, port] =
    /^((?:[0-9A-F]{8}){1,4}):([0-9A-F]{4})$/.exec(text.trim()) ?? [];
  if (address?.length !== 8 && address?.length !== 32) {
    return undefined;
  }
  const bytes = Buffer.from(address, 'hex');
  if (!isBigEndian) {
    bytes.swap32();
  }
  return {
    ip: bytes.length === 4 ? [...bytes].join('.') : toIpv6(bytes),
    port: parseInt(port, 16),
  };
}

function toIpv6(bytes: Buffer): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    bytes.readUInt16BE(index * 2).toString(16),
  );
  // The parser of URLs writes the shortest form (RFC 5952) but for mapped IPv4 addresses, which people expect as such.
  if (bytes.subarray(0, 12).equals(mapped)) {
    return `::ffff:${[...bytes.subarray(12)].join('.')}`;
  }
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}
