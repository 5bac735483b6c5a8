import { Cause, CauseCode } from '@oneroof/plugin-gitops-common';

/**
 * What ssh says of a failed connection, as patterns of its English words (OpenSSH 5.3 to 10). The first that matches
 * counts. A host can say some of them too, in its banner, and so choose among these causes; the words are ours. Every
 * repetition has a bound: banners are hostile.
 */
const failures: ReadonlyArray<{
  pattern: RegExp;
  code: CauseCode;
  message: string;
}> = [
  {
    pattern:
      /REMOTE HOST IDENTIFICATION HAS CHANGED|Host key for .{1,300} has changed/,
    code: 'unauthorized',
    message:
      'it shows another host key than the known hosts have for it: it was set up anew, or somebody stands in between',
  },
  {
    pattern: /REVOKED HOST KEY|marked as revoked/,
    code: 'unauthorized',
    message: 'its host key is marked as revoked in the known hosts',
  },
  {
    pattern: /host key is known for|Host key verification failed/,
    code: 'not-configured',
    message: 'the known hosts have no key of it, so it is not logged in to',
  },
  {
    pattern: /no matching (host key type|key exchange method|cipher|MAC) found/,
    code: 'not-allowed',
    message:
      'it offers only algorithms that are not allowed; "algorithms" of the inventory can allow old ones',
  },
  {
    pattern:
      /Load key .{1,300}: (error in libcrypto|incorrect passphrase|invalid format|bad permissions)/,
    code: 'unauthorized',
    message: 'the configured private key is broken',
  },
  {
    pattern: /No user exists for uid/,
    code: 'not-configured',
    message:
      'ssh does not run here: the user of the backend has no entry in /etc/passwd',
  },
  {
    pattern: /open failed: |stdio forwarding failed/,
    code: 'unreachable',
    message: 'the jump host has no connection to it',
  },
  {
    pattern:
      /Permission denied \(|Too many authentication failures|no mutual signature algorithm|No more authentication methods/,
    code: 'unauthorized',
    message: 'the login was refused',
  },
  {
    pattern:
      /timed out during banner exchange|Timeout, server .{1,300} not responding|Connection to .{1,300} timed out/,
    code: 'timeout',
    message: 'it accepted the connection and then said nothing',
  },
  {
    pattern: /Could not resolve hostname/,
    code: 'unreachable',
    message: 'its name is not known',
  },
  {
    pattern: /Connection refused/,
    code: 'unreachable',
    message: 'it refuses connections',
  },
  {
    pattern:
      /Connection timed out|Operation timed out|No route to host|Network is unreachable/,
    code: 'unreachable',
    message: 'there is no connection to it',
  },
  {
    pattern:
      /kex_exchange_identification|ssh_exchange_identification|Connection (closed|reset)|Broken pipe/,
    code: 'unreachable',
    message: 'it broke the connection before the login',
  },
];

/** Why there is no connection to a host, from what ssh has said about it. */
export function describeSshFailure(host: string, stderr: string): Cause {
  const found = failures.find(({ pattern }) => pattern.test(stderr));
  return found
    ? { code: found.code, message: `${host}: ${found.message}` }
    : {
        code: 'unreachable',
        message: `${host}: ssh failed for a reason that is not known`,
      };
}
