import {
  HostQuestion,
  HostReading,
  InventoryHost,
} from '@oneroof/plugin-gitops-common';

/**
 * What to read of the hosts of an inventory in one pass, for all placements that live there.
 *
 * @public
 */
export interface HostRequest {
  inventory: string;
  hosts: ReadonlyArray<{
    host: InventoryHost;
    /** What placements declare for this host; each thing once, with the properties of all of them. */
    questions: readonly HostQuestion[];
  }>;
  /** Somebody asked for a fresh look: what can be had now is better than what was remembered. */
  isRequested: boolean;
}

/**
 * An inventory whose hosts a reader can ask.
 *
 * @public
 */
export interface ReadableInventory {
  name: string;
  /** Age at which what a host said no longer counts, in milliseconds. */
  staleAfterMs: number;
}

/**
 * Port: what do these hosts hold. We judge it.
 *
 * Implementations promise:
 * - read-only: nothing on a host is changed, nothing that git declares is executed but what the operator allows
 * - every host of the request has an answer: what it said, or the cause why it could not be asked; one host's trouble is
 *   no other's
 * - a thing that could not be looked at carries its cause; one that was not looked at is absent
 * - one and the same object stands for the `things` of a host's facts while it says the same of them, so that verdicts
 *   can be remembered by it. The facts around it need not be the same object: `observedAt` is the time at which the host
 *   last said it, and disks fill while nothing else changes
 * - when no host at all can be asked (program missing, cache unreadable) an {@link ObservationError} is thrown
 * - sizes, counts and time are capped
 *
 * @public
 */
export interface HostReader {
  /** Unique among readers, for example `ssh`. */
  readonly type: string;

  readonly inventories: readonly ReadableInventory[];

  /** Readings by name of the host. */
  read(
    request: HostRequest,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, HostReading>>;
}
