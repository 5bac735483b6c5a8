import { TextOutput } from '../terminal/Terminal';
import { printable } from './printable';

/** Whoever gets an answer at once need not read what was done for it. */
const patienceMs = 500;
const pauseMs = 100;

/**
 * One line that says what is going on, for a person who waits: on a terminal only, not before half a second, and gone at
 * the end.
 */
export class Progress {
  #text = '';
  #ticks = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly output: TextOutput) {}

  /** Says what is being done from now on. */
  show(text: string): void {
    this.#text = text;
    if (this.output.isTTY && !this.#timer) {
      this.#timer = setInterval(() => this.#paint(), pauseMs).unref();
    }
  }

  /** Clears the line. */
  end(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.#ticks * pauseMs >= patienceMs) {
      this.output.write('\r\u001b[K');
    }
    this.#ticks = 0;
  }

  #paint(): void {
    this.#ticks += 1;
    const elapsedMs = this.#ticks * pauseMs;
    if (elapsedMs >= patienceMs) {
      const line = `${printable(this.#text)} (${Math.floor(
        elapsedMs / 1000,
      )} s)`;
      const width = (this.output.columns ?? 80) - 1;
      this.output.write(`\r\u001b[K${line.slice(0, width)}`);
    }
  }
}
