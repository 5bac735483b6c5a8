import { CountedShare, MemoryShare } from './MemoryShare';

/** Shares are never smaller: below this nobody has to wait. */
const smallestShare = 4 * 1024 * 1024;

/** Room for what grew since last time. */
const growth = 1.25;

/**
 * Bytes that all reads of a process may hold at a time. Four clusters that answer with half a gigabyte each would end the
 * process, however well each of them keeps to its own limit.
 *
 * A task begins when there is room for what it held last time, in the order in which tasks come. Nobody waits in the
 * middle of a task with something in his hands, so no two can wait for each other: one that turns out larger takes what is
 * free, and where nothing is, it ends and begins anew when it can have everything.
 */
export class MemoryBudget {
  readonly #totalBytes: number;
  readonly #waiting: Array<{ bytes: number; enter: () => void }> = [];
  #freeBytes: number;

  constructor(totalBytes: number) {
    this.#totalBytes = totalBytes;
    this.#freeBytes = totalBytes;
  }

  /**
   * @param usual - what such a task holds, known by the last one; brought up to date
   * @param work - must end when the signal of its share fires
   */
  async run<T>(
    usual: { bytes: number },
    work: (share: MemoryShare) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    for (;;) {
      const granted = Math.min(usual.bytes, this.#totalBytes);
      await this.#enter(granted, signal);
      const share = new CountedShare(granted, bytes => this.#take(bytes));
      try {
        const result = await work(share);
        if (!share.signal.aborted || granted === this.#totalBytes) {
          usual.bytes = Math.max(share.usedBytes * growth, smallestShare);
          return result;
        }
      } catch (error) {
        if (!share.signal.aborted || granted === this.#totalBytes) {
          throw error;
        }
      } finally {
        this.#give(share.grantedBytes);
      }
      signal.throwIfAborted();
      usual.bytes = this.#totalBytes;
    }
  }

  #take(bytes: number): boolean {
    const isThere = bytes <= this.#freeBytes;
    this.#freeBytes -= isThere ? bytes : 0;
    return isThere;
  }

  #give(bytes: number): void {
    this.#freeBytes += bytes;
    while (this.#waiting.length > 0 && this.#take(this.#waiting[0].bytes)) {
      this.#waiting.shift()!.enter();
    }
  }

  async #enter(bytes: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#waiting.length === 0 && this.#take(bytes)) {
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const entry = { bytes, enter: resolve };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(entry), 1);
        // Whoever stands behind may need less.
        this.#give(0);
        reject(signal.reason);
      };
      entry.enter = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      this.#waiting.push(entry);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}
