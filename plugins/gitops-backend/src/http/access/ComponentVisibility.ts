import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** References in one question to the catalog: their JSON stays below the 100 kB that its endpoint takes. */
const batchSize = 400;

/** Asks the catalog, as the caller, which components the caller may see. */
export class ComponentVisibility {
  readonly #catalog: CatalogService;

  constructor(catalog: CatalogService) {
    this.#catalog = catalog;
  }

  /** Those of the references that exist and are visible. */
  async filter(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const distinct = [...new Set(refs)];
    const visible = new Set<string>();
    for (let start = 0; start < distinct.length; start += batchSize) {
      const batch = distinct.slice(start, start + batchSize);
      const { items } = await this.#catalog.getEntitiesByRefs(
        {
          entityRefs: batch,
          fields: ['kind', 'metadata.namespace', 'metadata.name'],
        },
        { credentials },
      );
      batch.forEach((ref, index) => {
        if (items[index]) {
          visible.add(ref);
        }
      });
    }
    return visible;
  }

  /** Whether one component exists and is visible. */
  async sees(ref: string, credentials: BackstageCredentials): Promise<boolean> {
    return (await this.filter([ref], credentials)).has(ref);
  }
}
