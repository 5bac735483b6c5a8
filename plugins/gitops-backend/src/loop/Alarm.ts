/** A sleep that somebody else can end, also before it has begun. */
export class Alarm {
  #end: (() => void) | undefined;
  #hasRung = false;

  /** Forgets that it has rung: what comes after this counts. */
  set(): void {
    this.#hasRung = false;
  }

  ring(): void {
    this.#hasRung = true;
    this.#end?.();
  }

  async sleep(milliseconds: number): Promise<void> {
    if (this.#hasRung) {
      return;
    }
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, milliseconds);
      this.#end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#end = undefined;
  }
}
