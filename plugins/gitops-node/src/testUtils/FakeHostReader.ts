import { Cause, HostFacts, HostReading } from '@oneroof/plugin-gitops-common';
import {
  HostReader,
  HostRequest,
  ObservationError,
  ReadableInventory,
} from '@oneroof/plugin-gitops-node';

/**
 * A `HostReader` of hosts that stand in memory.
 *
 * @public
 */
export class FakeHostReader implements HostReader {
  readonly type: string;
  readonly inventories: readonly ReadableInventory[];

  /** What was asked so far, oldest first. */
  readonly requests: HostRequest[] = [];

  readonly #readings = new Map<string, HostReading>();
  readonly #failures = new Map<string, Cause | undefined>();

  constructor(options: { type?: string; inventories: ReadableInventory[] }) {
    this.type = options.type ?? 'fake';
    this.inventories = options.inventories;
  }

  /** Sets what a host says of itself. */
  put(inventory: string, host: string, facts: HostFacts): void {
    this.#readings.set(keyOf(inventory, host), { facts });
  }

  /** Lets a host not answer. */
  failHost(inventory: string, host: string, cause: Cause): void {
    this.#readings.set(keyOf(inventory, host), { cause });
  }

  /** Leaves a host without any answer, which breaks the promise of the port. */
  forget(inventory: string, host: string): void {
    this.#readings.delete(keyOf(inventory, host));
  }

  /** Lets every read of an inventory fail; without a cause it is well again. */
  fail(inventory: string, cause: Cause | undefined): void {
    this.#failures.set(inventory, cause);
  }

  async read(
    request: HostRequest,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, HostReading>> {
    signal.throwIfAborted();
    this.requests.push(request);
    const { inventory, hosts } = request;
    if (!this.inventories.some(({ name }) => name === inventory)) {
      throw new ObservationError(
        'not-configured',
        `inventory "${inventory}" is not configured`,
      );
    }
    const failure = this.#failures.get(inventory);
    if (failure) {
      throw new ObservationError(failure.code, failure.message);
    }
    const readings = new Map<string, HostReading>();
    for (const { host } of hosts) {
      const reading = host.refusal
        ? { cause: host.refusal }
        : this.#readings.get(keyOf(inventory, host.name));
      if (reading) {
        readings.set(host.name, reading);
      }
    }
    return readings;
  }
}

function keyOf(inventory: string, host: string): string {
  return JSON.stringify([inventory, host]);
}
