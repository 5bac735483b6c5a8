/** Lets a number of tasks run at a time; the others wait in the order in which they came. */
export class ConcurrencyLimit {
  #free: number;
  readonly #waiting: Array<() => void> = [];

  constructor(size: number) {
    this.#free = size;
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) {
      this.#free -= 1;
    } else {
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) {
        // The place goes from hand to hand, so nobody who comes now can take it first.
        next();
      } else {
        this.#free += 1;
      }
    }
  }
}
