import { join } from 'node:path';
import { SshServerOptions } from './SshServerOptions';

/** What sshd is told: keys of the test only, nothing of the machine's own set-up. */
export function sshServerConfiguration(
  options: SshServerOptions & {
    addresses: readonly string[];
    port: number;
    directory: string;
    version: number;
  },
): string {
  const { directory } = options;
  const environment = Object.entries(options.environment ?? {});
  return [
    // The first value counts in sshd_config, so those of the caller stand in front.
    ...(options.configuration ?? []),
    `Port ${options.port}`,
    ...options.addresses.map(address => `ListenAddress ${address}`),
    `HostKey ${join(directory, 'host_key')}`,
    `AuthorizedKeysFile ${join(directory, 'authorized_keys')}`,
    'PidFile none',
    'UsePAM no',
    'PermitRootLogin prohibit-password',
    'PubkeyAuthentication yes',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    // The folder of the keys stands below a folder that everybody may write to.
    'StrictModes no',
    'UseDNS no',
    'PrintMotd no',
    'PrintLastLog no',
    // Hundreds of clients come at a time in a benchmark; by default sshd drops them at random from the tenth on.
    'MaxStartups 1000',
    ...(options.version >= 9.8 ? ['PerSourcePenalties no'] : []),
    ...(environment.length > 0
      ? [
          `SetEnv ${environment
            .map(([name, value]) => `"${name}=${value}"`)
            .join(' ')}`,
        ]
      : []),
    ...(options.forceCommand ? [`ForceCommand ${options.forceCommand}`] : []),
    '',
  ].join('\n');
}
