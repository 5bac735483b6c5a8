import { Cause } from '@oneroof/plugin-gitops-common';
import { PlaybookInventory, PlaybookRequest } from './HostChecker';

/**
 * How a sync ended on one host.
 *
 * @public
 */
export interface SyncedHost {
  host: string;
  result: 'unchanged' | 'changed' | 'failed' | 'unreachable';
  /** What failed, in words and redacted. */
  message?: string;
}

/**
 * How a sync ended.
 *
 * @public
 */
export interface SyncReport {
  hosts: SyncedHost[];
  /** When the tool as a whole failed; hosts without a result are left out then. */
  cause?: Cause;
}

/**
 * Port: make live equal desired.
 *
 * Implementations keep the promises of {@link HostChecker}, and one more: to sync twice is to sync once, so that an
 * attempt that was killed can be made again.
 *
 * @public
 */
export interface Syncer {
  /** Unique among syncers, for example `ansible`. */
  readonly type: string;

  readonly inventories: readonly PlaybookInventory[];

  sync(request: PlaybookRequest, signal: AbortSignal): Promise<SyncReport>;
}
