/**
 * Work of which at most one runs at a time, and whose outcome everybody shares who asked meanwhile. It is aborted when
 * the last of them has gone.
 */
export class SharedRun<T> {
  readonly #controller = new AbortController();
  readonly #outcome: Promise<T>;
  #waiting = 0;
  #isOver = false;

  constructor(work: (signal: AbortSignal) => Promise<T>) {
    this.#outcome = work(this.#controller.signal).finally(() => {
      this.#isOver = true;
    });
    // Whoever waits is told by `join`; nobody may be left to hear of a failure.
    this.#outcome.catch(() => {});
  }

  /** Whether nothing is running any more, or what still runs has been aborted. */
  get isOver(): boolean {
    return this.#isOver || this.#controller.signal.aborted;
  }

  /** Waits for the outcome, or for the signal. */
  async join(signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    this.#waiting += 1;
    let onAbort = () => {};
    const aborted = new Promise<never>((_, reject) => {
      onAbort = () => reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
    });
    try {
      return await Promise.race([this.#outcome, aborted]);
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#waiting -= 1;
      if (this.#waiting === 0 && !this.#isOver) {
        this.#controller.abort(signal.reason);
      }
    }
  }
}
