import { Cause, CauseCode } from '@oneroof/plugin-gitops-common';

/** What ssh, sudo and Ansible say, and what it means for people. The first that matches counts. */
const meanings: ReadonlyArray<[RegExp, CauseCode, string]> = [
  [
    /REMOTE HOST IDENTIFICATION HAS CHANGED|Host key for .{1,300} has changed/,
    'unauthorized',
    'it shows another host key than the known hosts have for it: it was set up anew, or somebody stands in between',
  ],
  [
    /host key is known for|Host key verification failed/,
    'not-configured',
    'the known hosts have no key of it, so it is not logged in to',
  ],
  [
    /Permission denied|Too many authentication failures|Invalid\/incorrect password/,
    'unauthorized',
    'the login was refused',
  ],
  [
    /sudo password|password is required|not in the sudoers|not allowed to execute|su: /,
    'forbidden',
    'it does not let this user become root',
  ],
  [/Could not resolve hostname/, 'unreachable', 'its name is not known'],
  [/Connection refused/, 'unreachable', 'it refuses connections'],
  [
    /timed out during banner exchange/,
    'timeout',
    'it accepted the connection and then said nothing',
  ],
  [
    /timed out|No route to host|Network is unreachable/,
    'unreachable',
    'there is no connection to it',
  ],
  [
    /Connection (closed|reset)|Broken pipe/,
    'unreachable',
    'it broke the connection',
  ],
  [
    /[Pp]ython[\d.]*: (command )?not found|No such file or directory.{0,300}python|python.{0,300}No such file or directory|No python interpreters? found|interpreter .{0,300} was not found/,
    'not-configured',
    'it has no Python, which Ansible needs there',
  ],
];

/**
 * Why hosts of a run have no facts, from what Ansible's usual callback prints. Only the meaning is told: the words may be a
 * host's own.
 */
export function explainHostFailures(stdout: string): Map<string, Cause> {
  const causes = new Map<string, Cause>();
  for (const line of stdout.split('\n')) {
    const found =
      /^fatal: \[([A-Za-z0-9._-]+)\]: (UNREACHABLE|FAILED)! => (.*)$/.exec(
        line.slice(0, 64 * 1024),
      );
    if (found) {
      const [, host, kind, said] = found;
      causes.set(host, explain(kind, said));
    }
  }
  return causes;
}

function explain(kind: string, said: string): Cause {
  const meaning = meanings.find(([pattern]) => pattern.test(said));
  if (meaning) {
    return { code: meaning[1], message: meaning[2] };
  }
  return kind === 'UNREACHABLE'
    ? { code: 'unreachable', message: 'Ansible cannot reach it' }
    : { code: 'partial', message: 'Ansible could not look at it' };
}
