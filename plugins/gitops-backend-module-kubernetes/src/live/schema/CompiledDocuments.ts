import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  DescribedKind,
  GroupVersionKind,
  OpenApiSchemas,
} from '@oneroof/plugin-gitops-common';
import { findDefinitions } from './findDefinitions';

/** What a document says of kinds, `null` for those that it does not define. Keep it as long as you use their schemas. */
export type CompiledDocument = ReadonlyMap<string, DescribedKind | null>;

/** One text for a kind. */
export function keyOfKind({ group, version, kind }: GroupVersionKind): string {
  return `${group}/${version}/${kind}`;
}

/**
 * Compiles OpenAPI documents, those of one content only once: clusters of one version describe themselves in the same
 * words, and a fleet has many. Content is told apart by our own hash of it, never by what a server calls it. What no
 * cluster uses any more goes away.
 */
export class CompiledDocuments {
  readonly #documents = new Map<
    string,
    WeakRef<Map<string, DescribedKind | null>>
  >();

  /** @returns `undefined` where the text is no OpenAPI document */
  async compile(
    text: string,
    kinds: readonly GroupVersionKind[],
  ): Promise<CompiledDocument | undefined> {
    const document = this.#get(createHash('sha256').update(text).digest('hex'));
    const wanted = kinds.filter(kind => !document.has(keyOfKind(kind)));
    if (wanted.length === 0) {
      return document;
    }
    const definitions = await findDefinitions(text);
    if (!definitions) {
      return undefined;
    }
    const schemas = new OpenApiSchemas(definitions);
    for (const kind of wanted) {
      document.set(keyOfKind(kind), schemas.describe(kind) ?? null);
      await nextTurn();
    }
    return document;
  }

  #get(hash: string): Map<string, DescribedKind | null> {
    const known = this.#documents.get(hash)?.deref();
    if (known) {
      return known;
    }
    for (const [key, reference] of this.#documents) {
      if (!reference.deref()) {
        this.#documents.delete(key);
      }
    }
    const document = new Map<string, DescribedKind | null>();
    this.#documents.set(hash, new WeakRef(document));
    return document;
  }
}
