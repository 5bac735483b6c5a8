/** Documents for which a program may take too long before it is not run any more. */
const maxTimeouts = 3;
const maxPrograms = 1000;

/**
 * Programs that did not end in time. One that never ends would cost its full time for each of thousands of documents, at
 * every look, and those who wait behind it pay.
 */
export class SlowPrograms {
  readonly #timeouts = new Map<string, { count: number; until: number }>();

  /** Whether a program has used up its chances. */
  isTooSlow(program: string, now: number): boolean {
    const known = this.#timeouts.get(program);
    return (
      known !== undefined && known.count >= maxTimeouts && known.until > now
    );
  }

  /** @param until - time after which the program gets new chances */
  note(program: string, until: number): void {
    const count = (this.#timeouts.get(program)?.count ?? 0) + 1;
    this.#timeouts.delete(program);
    this.#timeouts.set(program, { count, until });
    const [oldest] = this.#timeouts.keys();
    if (this.#timeouts.size > maxPrograms) {
      this.#timeouts.delete(oldest);
    }
  }

  /** A program that has ended in time is given new chances: the machine was busy. */
  forgive(program: string): void {
    this.#timeouts.delete(program);
  }
}
