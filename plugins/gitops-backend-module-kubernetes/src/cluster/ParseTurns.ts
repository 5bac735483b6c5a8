/**
 * Lets others have their turn of the event loop between two documents that are parsed, also where several reads of
 * different clusters have all their answers at the same moment.
 */
export class ParseTurns {
  #last: Promise<void> = Promise.resolve();

  async next(): Promise<void> {
    this.#last = this.#last.then(
      () => new Promise(resolve => setImmediate(resolve)),
    );
    await this.#last;
  }
}
