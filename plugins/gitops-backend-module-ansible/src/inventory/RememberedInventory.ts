import { createHash } from 'node:crypto';
import {
  Inventory,
  parseAnsibleInventory,
} from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';

/** A refused document is tried again after this time: the machine may have a better Ansible by then. */
const failureMaxAgeMs = 5 * 60 * 1000;

/** What is remembered of one inventory between two reads. */
export class RememberedInventory {
  #inventory: { hash: string; value: Inventory } | undefined;
  #last:
    | {
        key: string | undefined;
        at: number;
        outcome: Inventory | ObservationError;
      }
    | undefined;

  /**
   * Gives what was read under the same key, or reads it now. Refused documents are remembered as well: to run Ansible
   * every minute does not mend them.
   *
   * @param options - `key`: equal keys, equal documents; absent where nothing is known of it
   * @throws ObservationError
   */
  async read(
    options: { key: string | undefined; now: number; maxAgeMs: number },
    load: () => Promise<{ text: string }>,
  ): Promise<Inventory> {
    const { key, now } = options;
    const outcome =
      this.#find(options) ?? (await this.#load(load, { key, at: now }));
    if (outcome instanceof ObservationError) {
      throw outcome;
    }
    return outcome;
  }

  #find(options: {
    key: string | undefined;
    now: number;
    maxAgeMs: number;
  }): Inventory | ObservationError | undefined {
    const last = this.#last;
    if (last === undefined || last.key === undefined) {
      return undefined;
    }
    const maxAgeMs =
      last.outcome instanceof ObservationError
        ? Math.min(options.maxAgeMs, failureMaxAgeMs)
        : options.maxAgeMs;
    return last.key === options.key && options.now - last.at < maxAgeMs
      ? last.outcome
      : undefined;
  }

  async #load(
    load: () => Promise<{ text: string }>,
    { key, at }: { key: string | undefined; at: number },
  ): Promise<Inventory | ObservationError> {
    this.#last = undefined;
    const outcome = await load()
      .then(({ text }) => this.#parse(text))
      .catch((error: unknown) => {
        if (error instanceof ObservationError && error.code === 'invalid') {
          return error;
        }
        throw error;
      });
    this.#last = { key, at, outcome };
    return outcome;
  }

  /** The same object for the same text: who compares by identity has nothing to do then. */
  #parse(text: string): Inventory {
    const hash = createHash('sha256').update(text).digest('hex');
    if (this.#inventory?.hash !== hash) {
      const parsed = parseAnsibleInventory(text);
      if ('cause' in parsed) {
        throw new ObservationError(parsed.cause.code, parsed.cause.message);
      }
      this.#inventory = { hash, value: parsed.inventory };
    }
    return this.#inventory.value;
  }
}
