import { ObservationError } from '@oneroof/plugin-gitops-node';

/**
 * Which repositories may be reached at all.
 *
 * A Delivery names the repository of its manifests, and anybody who can push a Delivery writes it. Only hosts that the
 * operator has named count, so that no such file can point us at a metadata service or at an internal machine.
 */
export interface RepositoryAccess {
  /** Whether the operator knows a host; asked with `host` or `host:port` as `URL.host` writes them. */
  isKnownHost(host: string): boolean;
  /** Hosts that may be asked over plain HTTP. */
  readonly httpHosts: ReadonlySet<string>;
}

/** A repository that may be reached. */
export interface ReachableRepository {
  readonly url: string;
  /** Value for GIT_ALLOW_PROTOCOL. */
  readonly protocols: 'https' | 'ssh' | 'http';
}

/** Protocols that git reads over a network; whether a host may be asked by one of them is another question. */
export const gitProtocols = ['https:', 'ssh:', 'http:'];

/** Whether a URL is of a kind that git reads over a network. */
export function isGitUrl(url: string): boolean {
  return URL.canParse(url) && gitProtocols.includes(new URL(url).protocol);
}

/**
 * Decides whether a repository may be reached, and by which protocol.
 *
 * @throws {@link ObservationError} `invalid` or `not-allowed`. The message never repeats user information of the URL.
 */
export function checkRepositoryUrl(
  url: string,
  access: RepositoryAccess,
): ReachableRepository {
  // Control characters and spaces are dropped or encoded by the URL parser, and read otherwise by git.
  // eslint-disable-next-line no-control-regex
  if (!isGitUrl(url) || /[\u0000-\u0020\u007f\\]/.test(url)) {
    throw new ObservationError(
      'invalid',
      'a repository needs a URL that starts with https:// or ssh://',
    );
  }
  const parsed = new URL(url);
  checkUserInformation(parsed);
  if (!/^[a-z0-9[][a-z0-9.:[\]-]*$/i.test(parsed.hostname)) {
    throw new ObservationError('invalid', 'the repository URL has no host');
  }
  if (parsed.search || parsed.hash) {
    throw new ObservationError(
      'invalid',
      `the URL of a repository on ${parsed.host} must not have a query or a fragment`,
    );
  }
  if (!access.isKnownHost(parsed.host)) {
    throw new ObservationError(
      'not-allowed',
      `${parsed.host} is no host of gitops.repositories or of integrations, so no repository is read from there`,
    );
  }
  if (parsed.protocol === 'http:' && !access.httpHosts.has(parsed.host)) {
    throw new ObservationError(
      'not-allowed',
      `plain HTTP to ${parsed.host} is not allowed; see gitops.git.dangerouslyAllowHttp`,
    );
  }
  return {
    url,
    protocols: parsed.protocol.slice(0, -1) as ReachableRepository['protocols'],
  };
}

function checkUserInformation(parsed: URL): void {
  // `ssh://git@host` names an account, which is no secret and without which most hosts refuse.
  const isAccount =
    parsed.protocol === 'ssh:' &&
    parsed.password === '' &&
    /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(parsed.username);
  if ((parsed.username || parsed.password) && !isAccount) {
    throw new ObservationError(
      'invalid',
      `the URL of a repository on ${parsed.host} must not hold credentials; they belong to integrations`,
    );
  }
}
