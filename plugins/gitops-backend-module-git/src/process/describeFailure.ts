import { CauseCode } from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { GitFailure } from './GitFailure';
import { GitRemote } from './gitEnvironment';
import { redact, secretsOf } from './redact';

interface Rule {
  pattern: RegExp;
  code: CauseCode;
  message: string;
}

/** What git and curl print in English, most telling first: a refused login also prints "unable to access". */
const rules: Rule[] = [
  {
    pattern:
      /Authentication failed|could not read (Username|Password)|terminal prompts disabled|returned error: 401|Permission denied \(|invalid credentials|Invalid username or/i,
    code: 'unauthorized',
    message: 'the credentials were refused, or there are none',
  },
  {
    pattern: /returned error: 403|access denied|not authorized/i,
    code: 'forbidden',
    message: 'the credentials do not give access to it',
  },
  {
    pattern: /returned error: 3\d\d|unable to update url base from redirection/,
    code: 'not-allowed',
    message:
      'the server redirects, which is not followed; write the final URL instead',
  },
  {
    pattern: /transport '[^']*' not allowed/,
    code: 'not-allowed',
    message: 'this protocol is not allowed',
  },
  {
    pattern: /Host key verification failed|REMOTE HOST IDENTIFICATION/,
    code: 'not-allowed',
    message: 'the host key of the server is not a known one',
  },
  {
    pattern:
      /couldn't find remote ref|not our ref|no such remote ref|remote ref .* not found/i,
    code: 'not-found',
    message: 'the branch, tag or commit is no longer there',
  },
  {
    pattern:
      /repository '?[^\n]*'? not found|returned error: 404|does not appear to be a git repository|Repository not found|repository does not exist|could not be found/i,
    code: 'not-found',
    message: 'there is no such repository, or the credentials do not show it',
  },
  {
    pattern:
      /mismatched algorithms|not valid: is this a git repository|protocol error|bad line length|invalid index-pack|pack has bad object|unknown object format/i,
    code: 'invalid',
    message: 'the server did not answer as a git server does',
  },
  {
    pattern:
      /Could not resolve|Failed to connect|Couldn't connect|Connection (refused|reset|closed|timed out)|unable to access|unexpected disconnect|hung up|early EOF|RPC failed|returned error: 5\d\d|returned error: 429|No route to host|Network is unreachable/i,
    code: 'unreachable',
    message: 'no connection to the server, or it broke off',
  },
];

const kinds = {
  timeout: ['timeout', 'the server took too long'],
  'too-large': ['too-large', 'the server sent more than the limit'],
  'no-program': [
    'not-configured',
    'the portal needs git 2.31 or newer on its PATH',
  ],
} as const;

/** The failure of a command that spoke to a remote, in a code and in words that are safe to show. */
export function describeFailure(
  failure: GitFailure,
  remote: GitRemote,
): ObservationError {
  const describe = (code: CauseCode, reason: string) =>
    new ObservationError(
      code,
      `cannot read ${redact(remote.url, [])}: ${reason}`,
    );

  if (failure.kind !== 'exit') {
    const [code, reason] = kinds[failure.kind];
    return describe(code, reason);
  }
  const rule = rules.find(({ pattern }) => pattern.test(failure.stderr));
  return rule
    ? describe(rule.code, rule.message)
    : describe('internal', `git says "${lastWords(failure.stderr, remote)}"`);
}

/** Whether git complains about the local copy, which then has to be made anew. */
export function isDamage(failure: unknown): boolean {
  return (
    failure instanceof GitFailure &&
    failure.kind === 'exit' &&
    /not a git repository|is corrupt|is empty\n|packfile .* (is truncated|cannot be accessed|does not match)|file .*\.idx .*(too small|corrupt)|unable to parse object|inflate: |bad object|did not send all necessary objects|could not read .*\/packed-refs|missing blob|bad (tree|config)|unable to (read|resolve)|invalid sha1 pointer|bad ref/i.test(
      failure.stderr,
    )
  );
}

function lastWords(stderr: string, remote: GitRemote): string {
  const lines = stderr
    .split('\n')
    .filter(line => /^(fatal|error): /.test(line));
  return redact(lines.at(-1) ?? 'nothing', secretsOf(remote.authorization));
}
