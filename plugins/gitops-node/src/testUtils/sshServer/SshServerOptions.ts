/**
 * What to start.
 *
 * @public
 */
export interface SshServerOptions {
  /** Loopback addresses, 16 at most; several look like several machines. `127.0.0.1` when absent. */
  addresses?: readonly string[];
  /** A free one is chosen when absent. */
  port?: number;
  /** Run by the login shell in place of whatever a client asks for; that stands in `SSH_ORIGINAL_COMMAND`. */
  forceCommand?: string;
  /** Environment of what runs on the machine, such as a PATH of its own. */
  environment?: Readonly<Record<string, string>>;
  /** `rsa` for a server that looks old. */
  hostKeyType?: 'ed25519' | 'rsa';
  /** More lines of sshd_config. */
  configuration?: readonly string[];
}
