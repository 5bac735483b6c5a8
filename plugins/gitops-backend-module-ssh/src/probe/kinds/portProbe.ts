import { HostThing } from '@oneroof/plugin-gitops-common';
import { HostProbe } from '../HostProbe';
import { ProbeAnswer, probeStatus } from '../ProbeAnswer';
import { decodeSocketAddress } from './decodeSocketAddress';

const keyPattern = /^(?:(tcp6?|udp6?):)?(\d{1,5})$/;

/**
 * Ports, from the kernel's own tables (proc(5), /proc/net/tcp): they need neither a program nor a permission, and are
 * the same on every machine. As in goss, `tcp` is IPv4 alone, and every bound UDP socket listens.
 */
export const portProbe: HostProbe = {
  functions: String.raw`
sockets() {
  [ -r /proc/net/tcp ] || return 91
  [ -e "/proc/net/$1" ] || return 90
  sed -n "s/^ *[0-9]*: \([0-9A-F]*:[0-9A-F]*\) [0-9A-F]*:[0-9A-F]* $2 .*/\1/p" "/proc/net/$1"
}
`,

  refuse: ({ key }) => {
    const port = Number(keyPattern.exec(key)?.[2] ?? 0);
    return port >= 1 && port <= 65535
      ? undefined
      : {
          code: 'invalid',
          message: 'this is no port such as tcp:80, tcp6:80, udp:53 or udp6:53',
        };
  },

  ask: questions => {
    const protocols = new Set(
      questions.map(({ key }) => parseKey(key).protocol),
    );
    return [...protocols]
      .sort()
      .map(
        protocol =>
          `say net.${protocol} sockets ${protocol} ${
            protocol.startsWith('tcp') ? '0A' : '..'
          }`,
      );
  },

  read({ key }, answer): HostThing {
    const { protocol, port } = parseKey(key);
    const section = answer.get(`net.${protocol}`);
    if ('cause' in section) {
      return section;
    }
    if (section.status === probeStatus.forbidden) {
      return { cause: answer.forbidden('read /proc/net') };
    }
    // A kernel without IPv6 has no table of it, and nothing that listens there.
    if (section.status !== 0 && section.status !== probeStatus.absent) {
      return {
        cause: {
          code: 'partial',
          message: 'the table of sockets could not be read',
        },
      };
    }
    const addresses = section.text
      .split('\n')
      .filter(Boolean)
      .map(line => decodeSocketAddress(line, isBigEndian(answer)))
      .filter(address => address?.port === port)
      .map(address => address!.ip);
    return addresses.length > 0
      ? { properties: { listening: true, ip: [...new Set(addresses)].sort() } }
      : { properties: { listening: false } };
  },
};

function parseKey(key: string): { protocol: string; port: number } {
  const [, protocol = 'tcp', port] = keyPattern.exec(key) ?? [];
  return { protocol, port: Number(port) };
}

function isBigEndian(answer: ProbeAnswer): boolean {
  return /\b(s390x?|ppc(64)?|mips(64)?|sparc(64)?|m68k)\s*$/.test(
    answer.find('uname')?.text ?? '',
  );
}
