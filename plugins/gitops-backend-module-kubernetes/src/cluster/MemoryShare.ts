import { ObservationError } from '@oneroof/plugin-gitops-node';

/** What a task may hold, until it ends. */
export interface MemoryShare {
  /** Fires when the share is used up and nothing is left to make it larger. */
  readonly signal: AbortSignal;
  /**
   * Counts bytes that came.
   *
   * @throws ObservationError `too-large`, also as the reason of the signal
   */
  hold(bytes: number): void;
  /** Counts bytes that were dropped before the end. */
  release(bytes: number): void;
}

/** A share that grows while there is something left to take. */
export class CountedShare implements MemoryShare {
  readonly #controller = new AbortController();
  usedBytes = 0;

  constructor(
    public grantedBytes: number,
    private readonly take: (bytes: number) => boolean,
  ) {}

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  hold(bytes: number): void {
    this.signal.throwIfAborted();
    this.usedBytes += bytes;
    const missing = this.usedBytes - this.grantedBytes;
    if (missing <= 0) {
      return;
    }
    if (!this.take(missing)) {
      this.#controller.abort(
        new ObservationError(
          'too-large',
          'the answers are larger than all reads together may hold',
        ),
      );
      this.signal.throwIfAborted();
    }
    this.grantedBytes += missing;
  }

  /** They stay granted: what follows will want them. */
  release(bytes: number): void {
    this.usedBytes -= bytes;
  }
}
