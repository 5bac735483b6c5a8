const HEARTBEAT_MS = 10_000;

/** Tells on standard output what goes on and for how long already. */
export class Progress {
  readonly #started = Date.now();
  #heartbeat: NodeJS.Timeout | undefined;
  #detail = '';

  /** Says what begins now, and says it again now and then until the next call. */
  step(text: string): void {
    this.say(text);
    this.#detail = '';
    this.#heartbeat = setInterval(
      () => this.#print(`  ... still: ${text}${this.#detail}`),
      HEARTBEAT_MS,
    );
  }

  /** What the present step waits for; told with its next reminder. */
  detail(text: string): void {
    this.#detail = ` (${text})`;
  }

  /** Says something once. */
  say(text: string): void {
    this.done();
    this.#print(text);
  }

  /** Ends the reminders of the present step. */
  done(): void {
    clearInterval(this.#heartbeat);
  }

  #print(text: string) {
    const seconds = Math.round((Date.now() - this.#started) / 1000);
    process.stdout.write(`[${String(seconds).padStart(3)} s] ${text}\n`);
  }
}
