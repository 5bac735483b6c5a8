/**
 * Why something is `unknown`. Codes are stable and machine-readable; the message is a sentence for people, already
 * redacted: it never holds credentials, tokens or URLs with user information.
 *
 * - `not-observed`: nobody has looked yet
 * - `not-declared`: a name that git refers to is declared nowhere (environment, target)
 * - `not-configured`: the portal has no adapter or no access configured for it
 * - `not-allowed`: the portal's own configuration forbids it
 * - `not-found`: repository, branch, path or kind does not exist
 * - `unauthorized`: credentials were refused or have expired
 * - `forbidden`: credentials are valid, the permission is missing
 * - `unreachable`: no connection, or the other side broke it
 * - `timeout`: the other side did not answer within its time limit
 * - `too-large`: the answer exceeded a size, depth or count limit
 * - `partial`: only a part of the answer arrived
 * - `invalid`: a document was refused: syntax, schema, duplicate key
 * - `render-failed`: the renderer ended with an error
 * - `non-deterministic`: the same tree renders differently each time, so there is no one desired state
 * - `empty`: an empty answer after a full one, not confirmed yet
 * - `stale`: the last observation is older than its time to live
 * - `internal`: our own fault; the log has more under the same time
 *
 * @public
 */
export const causeCodes = [
  'not-observed',
  'not-declared',
  'not-configured',
  'not-allowed',
  'not-found',
  'unauthorized',
  'forbidden',
  'unreachable',
  'timeout',
  'too-large',
  'partial',
  'invalid',
  'render-failed',
  'non-deterministic',
  'empty',
  'stale',
  'internal',
] as const;

/** @public */
export type CauseCode = (typeof causeCodes)[number];

/**
 * The reason of an `unknown`, in a code and in words.
 *
 * @public
 */
export interface Cause {
  code: CauseCode;
  /** One sentence, for example `forbidden: cannot list deployments.apps in cluster eu-1`. */
  message: string;
}
