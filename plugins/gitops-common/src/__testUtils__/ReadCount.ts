/**
 * Counts how often anything of some documents is read: work that does not depend on the machine, as time does. To list the
 * keys of a map counts as one read for each.
 */
export class ReadCount {
  total = 0;
  readonly #counted = new WeakMap<object, object>();

  /** The document with every read counted, however deep. */
  count<T>(document: T): T {
    return document !== null && typeof document === 'object'
      ? (this.#wrap(document) as T)
      : document;
  }

  #wrap(target: object): object {
    const known = this.#counted.get(target);
    if (known) {
      return known;
    }
    const counted = new Proxy(target, {
      get: (_, key) => {
        this.total += 1;
        return this.count(Reflect.get(target, key));
      },
      has: (_, key) => {
        this.total += 1;
        return Reflect.has(target, key);
      },
      getOwnPropertyDescriptor: (_, key) => {
        this.total += 1;
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
      ownKeys: () => {
        const keys = Reflect.ownKeys(target);
        this.total += keys.length;
        return keys;
      },
    });
    this.#counted.set(target, counted);
    return counted;
  }
}
