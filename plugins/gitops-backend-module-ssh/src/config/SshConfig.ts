import { InventoryHost } from '@oneroof/plugin-gitops-common';

/**
 * How we prove who we are.
 *
 * @public
 */
export type SshIdentity =
  | { type: 'key'; privateKey: string }
  | { type: 'agent'; socket: string };

/**
 * Where the keys of hosts stand.
 *
 * @public
 */
export type KnownHosts =
  | { type: 'file'; path: string }
  | { type: 'text'; text: string };

/**
 * An account on a machine.
 *
 * @public
 */
export interface SshDestination {
  address: string;
  port: number;
  user: string;
}

/**
 * Lists in OpenSSH's own notation, by the names of ssh_config.
 *
 * @public
 */
export type SshAlgorithms = Readonly<
  Partial<
    Record<
      | 'HostKeyAlgorithms'
      | 'PubkeyAcceptedKeyTypes'
      | 'KexAlgorithms'
      | 'Ciphers'
      | 'MACs',
      string
    >
  >
>;

/**
 * How the hosts of an inventory are reached, and what may be asked of them.
 *
 * @public
 */
export interface SshInventoryConfig {
  name: string;
  /** Age at which what a host said no longer counts, in milliseconds. */
  staleAfterMs: number;
  /** By name; absent where another adapter lists them. */
  hosts?: readonly InventoryHost[];
  /** Where a host names no other. */
  user: string;
  port: number;
  identity: SshIdentity;
  knownHosts: KnownHosts;
  jumpHost?: SshDestination;
  algorithms: SshAlgorithms;
  /** For one host, in milliseconds. */
  timeoutMs: number;
  /** Hosts that are asked at a time. */
  concurrency: number;
  allowCommands: boolean;
}
