import { JqAnswer } from '@oneroof/plugin-gitops-common';
import { createHash } from 'node:crypto';

/** Answers by program and document, the most recently used ones up to a size. */
export class AnswerCache {
  readonly #answers = new Map<
    string,
    { answer: JqAnswer; size: number; until: number }
  >();
  readonly #maxSize: number;
  #size = 0;

  /** @param maxSize - of all answers together, in characters of JSON */
  constructor(maxSize: number) {
    this.#maxSize = maxSize;
  }

  /** A document is known by its hash alone. */
  static keyOf(program: string, input: string): string {
    return createHash('sha256')
      .update(`${program.length}\n`)
      .update(program)
      .update(input)
      .digest('base64');
  }

  find(key: string, now: number): JqAnswer | undefined {
    const entry = this.#answers.get(key);
    if (!entry || entry.until <= now) {
      return undefined;
    }
    // Moved to the end: the beginning is what was not used for the longest time.
    this.#answers.delete(key);
    this.#answers.set(key, entry);
    return entry.answer;
  }

  /** @param until - time after which the answer counts no more */
  keep(key: string, answer: JqAnswer, until = Infinity): void {
    this.#forget(key);
    const size = key.length + JSON.stringify(answer).length;
    this.#answers.set(key, { answer, size, until });
    this.#size += size;
    for (const [oldest] of this.#answers) {
      if (this.#size <= this.#maxSize) {
        return;
      }
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#size -= this.#answers.get(key)?.size ?? 0;
    this.#answers.delete(key);
  }
}
