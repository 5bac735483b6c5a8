/**
 * - `exit`: git ended with an error
 * - `timeout`: it took longer than allowed and was killed
 * - `too-large`: it printed or stored more than allowed and was killed
 * - `no-program`: there is no git, or one that is too old to be run safely
 */
export type GitFailureKind = 'exit' | 'timeout' | 'too-large' | 'no-program';

/** How a git command failed. What git printed is raw: never show it, see `describeFailure`. */
export class GitFailure extends Error {
  readonly name = 'GitFailure';
  readonly kind: GitFailureKind;
  readonly stderr: string;

  constructor(kind: GitFailureKind, stderr = '') {
    super(`git failed: ${kind}`);
    this.kind = kind;
    this.stderr = stderr;
  }
}
