import { SshInventoryConfig } from '../config/SshConfig';

/** The whole environment of ssh, built from nothing: what the backend knows is not for it, nor for what it starts. */
export function sshEnvironment(
  config: SshInventoryConfig,
  home: string,
): Record<string, string> {
  return {
    // ssh starts itself for a jump host, through a shell.
    PATH: '/usr/local/bin:/usr/bin:/bin',
    SHELL: '/bin/sh',
    HOME: home,
    // Messages are read by `describeSshFailure`, which knows the English ones.
    LC_ALL: 'C',
    ...(config.identity.type === 'agent' && {
      SSH_AUTH_SOCK: config.identity.socket,
    }),
  };
}
