import { ReachableRepository } from '../access/RepositoryAccess';

/** The remote side of a command. */
export interface GitRemote {
  url: string;
  /** `none` where the command has to know the remote, and must not speak to it. */
  protocols: ReachableRepository['protocols'] | 'none';
  /** Value of the `Authorization` header. */
  authorization?: string;
}

export interface GitEnvironmentOptions {
  /** Bare repository to work on; absent for `init`. */
  repository?: string;
  /** An empty folder. */
  home: string;
  /** Absent for commands that must not reach the network. */
  remote?: GitRemote;
}

/** What a machine's own set-up needs to reach the outside; nothing else of our environment reaches git. */
const inherited = [
  'PATH',
  'TMPDIR',
  'HTTPS_PROXY',
  'https_proxy',
  'HTTP_PROXY',
  'http_proxy',
  'NO_PROXY',
  'no_proxy',
  'ALL_PROXY',
  'all_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'SSH_AUTH_SOCK',
];

const settings: Array<[string, string]> = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.askPass', ''],
  ['credential.helper', ''],
  ['protocol.version', '2'],
  // A credential must never follow to another host, and a redirect must not lead to a machine that nobody allowed.
  ['http.followRedirects', 'false'],
  ['transfer.bundleURI', 'false'],
  ['fetch.uriProtocols', ''],
  ['fetch.recurseSubmodules', 'false'],
  ['submodule.recurse', 'false'],
  // One pack for each fetch: its size can be watched while it arrives.
  ['fetch.unpackLimit', '1'],
  // Housekeeping runs when we say so, never behind our back in a process that outlives the command.
  ['maintenance.auto', 'false'],
  ['gc.autoDetach', 'false'],
  ['gc.autoPackLimit', '20'],
  ['log.showSignature', 'false'],
  ['i18n.logOutputEncoding', 'UTF-8'],
];

const sshCommand = [
  'ssh',
  '-oBatchMode=yes',
  '-oStrictHostKeyChecking=yes',
  '-oForwardAgent=no',
  '-oForwardX11=no',
  '-oClearAllForwardings=yes',
  '-oPermitLocalCommand=no',
].join(' ');

/**
 * The whole environment of a git command, built from nothing. Settings, the remote and its credential travel here and
 * nowhere else: not in argv, which every user of the machine can read, and not in a file.
 */
export function gitEnvironment(
  options: GitEnvironmentOptions,
): Record<string, string> {
  const environment: Record<string, string> = {
    HOME: options.home,
    XDG_CONFIG_HOME: options.home,
    // Messages are read by `describeFailure`, which knows the English ones.
    LANG: 'C',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_LFS_SKIP_SMUDGE: '1',
    GIT_SSH_VARIANT: 'ssh',
    GIT_SSH_COMMAND: sshCommand,
    // There is no protocol `none`: git then refuses every transport.
    GIT_ALLOW_PROTOCOL: options.remote?.protocols ?? 'none',
    ...(options.repository && { GIT_DIR: options.repository }),
  };
  for (const name of inherited) {
    const value = process.env[name];
    if (value !== undefined) {
      environment[name] = value;
    }
  }
  const all = [...settings, ...remoteSettings(options.remote)];
  environment.GIT_CONFIG_COUNT = `${all.length}`;
  all.forEach(([key, value], index) => {
    environment[`GIT_CONFIG_KEY_${index}`] = key;
    environment[`GIT_CONFIG_VALUE_${index}`] = value;
  });
  return environment;
}

function remoteSettings(
  remote: GitRemote | undefined,
): Array<[string, string]> {
  if (!remote) {
    return [];
  }
  const found: Array<[string, string]> = [
    ['remote.origin.url', remote.url],
    // The mirror's own configuration does not say that it is partial. So only commands that may reach the network know,
    // and all others call an absent blob missing instead of fetching it on their own, one by one.
    ['remote.origin.promisor', 'true'],
    ['remote.origin.partialCloneFilter', 'blob:none'],
  ];
  if (remote.authorization) {
    const { origin } = new URL(remote.url);
    found.push([
      `http.${origin}/.extraHeader`,
      `Authorization: ${remote.authorization}`,
    ]);
  }
  return found;
}
