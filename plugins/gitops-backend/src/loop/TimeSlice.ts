/** Long enough for the overhead not to count, short enough for a request that waits not to be felt. */
const sliceMs = 15;

/** Work that blocks the process, cut into slices: between them everybody else gets a turn. */
export class TimeSlice {
  readonly #clock: () => number;
  #startedAt: number;

  /** @param clock - milliseconds */
  constructor(clock: () => number) {
    this.#clock = clock;
    this.#startedAt = clock();
  }

  /** Whether the present slice has lasted long enough. */
  get isUsed(): boolean {
    const elapsed = this.#clock() - this.#startedAt;
    // A clock that was set back must not make a slice that never ends.
    return elapsed >= sliceMs || elapsed < 0;
  }

  /** Gives the others their turn and begins a new slice. */
  async rest(): Promise<void> {
    await new Promise(resolve => setImmediate(resolve));
    this.#startedAt = this.#clock();
  }
}
