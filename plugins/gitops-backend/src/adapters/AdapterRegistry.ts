import { ConflictError } from '@backstage/errors';

/**
 * The adapters of one port, by `type`. Filled by modules while the backend starts, frozen before the first use: an
 * adapter that came later would be seen by some items of the loop and not by others.
 */
export class AdapterRegistry<TAdapter extends { readonly type: string }> {
  /** The port's noun, for messages. */
  protected readonly port: string;
  readonly #adapters = new Map<string, TAdapter>();
  #frozen = false;

  constructor(port: string) {
    this.port = port;
  }

  /** @throws ConflictError for a second adapter of one type, and after {@link AdapterRegistry.freeze} */
  add(adapter: TAdapter): void {
    if (this.#frozen) {
      throw new ConflictError(
        `A ${this.port} of type "${adapter.type}" came after the gitops plugin had started`,
      );
    }
    if (this.#adapters.has(adapter.type)) {
      throw new ConflictError(
        `A ${this.port} of type "${adapter.type}" is installed already`,
      );
    }
    this.#adapters.set(adapter.type, adapter);
  }

  freeze(): void {
    this.#frozen = true;
  }

  get(type: string): TAdapter | undefined {
    return this.#adapters.get(type);
  }

  list(): TAdapter[] {
    return [...this.#adapters.values()];
  }
}
