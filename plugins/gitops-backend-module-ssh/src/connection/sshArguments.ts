import { isIP } from 'node:net';
import { SshDestination } from '../config/SshConfig';

/**
 * Arguments of ssh for one connection. All words were checked before: see `destinationPatterns`.
 *
 * The jump host stands here and not in the configuration, because the ssh that connects to it reads the same
 * configuration, and would go through itself.
 */
export function sshArguments(options: {
  configuration: string;
  destination: SshDestination;
  jumpHost?: SshDestination;
}): string[] {
  const { configuration, destination, jumpHost } = options;
  return [
    '-F',
    configuration,
    '-T',
    ...(jumpHost ? ['-J', toJump(jumpHost)] : []),
    '-l',
    destination.user,
    '-p',
    `${destination.port}`,
    '--',
    destination.address,
    // Read by the login shell, whatever that is; the script itself comes by stdin.
    '/bin/sh',
  ];
}

function toJump({ address, port, user }: SshDestination): string {
  return `${user}@${isIP(address) === 6 ? `[${address}]` : address}:${port}`;
}
