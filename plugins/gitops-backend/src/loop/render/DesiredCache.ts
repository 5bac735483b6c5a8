import {
  DesiredSnapshot,
  stringifyExactly,
} from '@oneroof/plugin-gitops-common';
import { untilAborted } from '../untilAborted';

/** A rendering under way, and the signal of the one who began it. */
interface Flight {
  snapshot: Promise<DesiredSnapshot>;
  signal: AbortSignal;
}

/**
 * Rendered trees by key, the most recently used ones up to a number of bytes. A key is rendered once however many ask
 * for it at a time; when the one who began gives up, another one begins anew. Failures are not kept: the next pass tries
 * again.
 */
export class DesiredCache {
  readonly #maxBytes: number;
  readonly #kept = new Map<
    string,
    { snapshot: DesiredSnapshot; bytes: number }
  >();
  readonly #flights = new Map<string, Flight>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Bytes that are kept, as JSON. */
  get bytes(): number {
    return this.#bytes;
  }

  /** What is kept under a key; now the most recently used one. */
  peek(key: string): DesiredSnapshot | undefined {
    const kept = this.#kept.get(key);
    if (kept) {
      // Maps remember the order of insertion: the first is the one that was not used for longest.
      this.#kept.delete(key);
      this.#kept.set(key, kept);
    }
    return kept?.snapshot;
  }

  /**
   * What stands under a key, rendered if need be.
   *
   * @param render - must end when `signal` does
   */
  async get(
    key: string,
    render: () => Promise<DesiredSnapshot>,
    signal: AbortSignal,
  ): Promise<DesiredSnapshot> {
    for (;;) {
      signal.throwIfAborted();
      const kept = this.peek(key);
      if (kept) {
        return kept;
      }
      const flight = this.#flights.get(key);
      if (!flight) {
        return this.#start(key, render, signal);
      }
      try {
        return await untilAborted(flight.snapshot, signal);
      } catch (error) {
        // Who began it has given up, for reasons of its own: that is no answer to anybody else.
        if (!flight.signal.aborted) {
          throw error;
        }
      }
    }
  }

  #start(
    key: string,
    render: () => Promise<DesiredSnapshot>,
    signal: AbortSignal,
  ): Promise<DesiredSnapshot> {
    const snapshot = render()
      .then(rendered => {
        this.#keep(key, rendered);
        return rendered;
      })
      .finally(() => this.#flights.delete(key));
    this.#flights.set(key, { snapshot, signal });
    return snapshot;
  }

  #keep(key: string, snapshot: DesiredSnapshot): void {
    const bytes = stringifyExactly(snapshot).length;
    if (bytes > this.#maxBytes) {
      return;
    }
    this.#kept.set(key, { snapshot, bytes });
    this.#bytes += bytes;
    for (const [oldest, entry] of this.#kept) {
      if (this.#bytes <= this.#maxBytes) {
        return;
      }
      this.#kept.delete(oldest);
      this.#bytes -= entry.bytes;
    }
  }
}
