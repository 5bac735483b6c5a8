import { SshInventoryConfig } from '../config/SshConfig';

/** Files that the configuration of ssh names. */
export interface SshFiles {
  /** Absent where an agent is used. */
  privateKey?: string;
  knownHosts: string;
}

/** What holds for every connection, whatever an inventory says. */
const always: ReadonlyArray<[string, string]> = [
  // Older programs do not know the words behind it, and know nothing that they would have to forbid.
  [
    'IgnoreUnknown',
    'KnownHostsCommand,UpdateHostKeys,StdinNull,ForkAfterAuthentication,SessionType,EnableEscapeCommandline',
  ],
  // Nobody is there to answer a question.
  ['BatchMode', 'yes'],
  ['StrictHostKeyChecking', 'yes'],
  ['GlobalKnownHostsFile', '/dev/null'],
  ['KnownHostsCommand', 'none'],
  ['VerifyHostKeyDNS', 'no'],
  ['UpdateHostKeys', 'no'],
  ['CheckHostIP', 'no'],
  ['CanonicalizeHostname', 'no'],
  ['PreferredAuthentications', 'publickey'],
  ['PasswordAuthentication', 'no'],
  ['GSSAPIAuthentication', 'no'],
  ['HostbasedAuthentication', 'no'],
  ['AddKeysToAgent', 'no'],
  // A machine that we look at must not be able to use our keys, our screen or our network.
  ['ForwardAgent', 'no'],
  ['ForwardX11', 'no'],
  ['ForwardX11Trusted', 'no'],
  ['ClearAllForwardings', 'yes'],
  ['Tunnel', 'no'],
  ['PermitLocalCommand', 'no'],
  ['EnableEscapeCommandline', 'no'],
  ['RequestTTY', 'no'],
  ['EscapeChar', 'none'],
  // A shared connection would outlive the pass, and its socket would be a key to the host.
  ['ControlMaster', 'no'],
  ['ControlPath', 'none'],
  ['ControlPersist', 'no'],
  ['ConnectionAttempts', '1'],
  ['ServerAliveInterval', '5'],
  ['ServerAliveCountMax', '3'],
  // Below INFO ssh keeps to itself that no algorithm is common to both, and that the other side broke the connection.
  ['LogLevel', 'INFO'],
];

/** The only configuration that ssh sees: given by `-F`, it stands in place of the user's and the machine's. */
export function sshConfiguration(
  config: SshInventoryConfig,
  files: SshFiles,
): string {
  const { identity } = config;
  const lines: Array<[string, string]> = [
    ...always,
    ['UserKnownHostsFile', quotePath(files.knownHosts)],
    ['ConnectTimeout', `${Math.min(10, Math.ceil(config.timeoutMs / 1000))}`],
    ...(identity.type === 'agent'
      ? ([
          ['IdentityAgent', 'SSH_AUTH_SOCK'],
          ['IdentityFile', 'none'],
        ] as Array<[string, string]>)
      : ([
          ['IdentityAgent', 'none'],
          ['IdentitiesOnly', 'yes'],
          ['IdentityFile', quotePath(files.privateKey ?? 'none')],
        ] as Array<[string, string]>)),
    ...Object.entries(config.algorithms).flatMap(
      ([name, list]): Array<[string, string]> => (list ? [[name, list]] : []),
    ),
  ];
  return `Host *\n${lines
    .map(([name, value]) => `  ${name} ${value}\n`)
    .join('')}`;
}

/** `%` begins a token and a blank ends a word in ssh_config. */
function quotePath(path: string): string {
  return `"${path.replace(/%/g, '%%')}"`;
}
