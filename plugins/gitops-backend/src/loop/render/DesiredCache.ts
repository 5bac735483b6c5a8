import { DesiredSnapshot } from '@oneroof/plugin-gitops-common';
import { stringifyExactly } from '../stringifyExactly';

/**
 * Rendered trees by key, the most recently used ones up to a number of bytes. A key is rendered once however many ask
 * for it at a time. Failures are not kept: the next pass tries again.
 */
export class DesiredCache {
  readonly #maxBytes: number;
  readonly #kept = new Map<
    string,
    { snapshot: DesiredSnapshot; bytes: number }
  >();
  readonly #flights = new Map<string, Promise<DesiredSnapshot>>();
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

  async get(
    key: string,
    render: () => Promise<DesiredSnapshot>,
  ): Promise<DesiredSnapshot> {
    const kept = this.peek(key);
    if (kept) {
      return kept;
    }
    const flight = this.#flights.get(key);
    if (flight) {
      return flight;
    }
    const started = render()
      .then(snapshot => {
        this.#keep(key, snapshot);
        return snapshot;
      })
      .finally(() => this.#flights.delete(key));
    this.#flights.set(key, started);
    return started;
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
