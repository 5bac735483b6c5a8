import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { deliveryAnnotation } from '@oneroof/plugin-gitops-common';

const batchSize = 100;
/** More components than any catalog has; a catalog that answers for ever must not fill the memory. */
export const maxAnnotated = 20_000;

/** What the catalog says of a component. */
export interface CatalogComponent {
  ref: string;
  title: string;
  /** Empty where it has no owner. */
  owner: string;
}

export interface CatalogAccess {
  auth: AuthService;
  catalog: CatalogService;
  /** Its client takes no signal: between two questions somebody has to look whether an answer is still wanted. */
  signal: AbortSignal;
}

/** Title and owner of components; what the catalog does not know is left out. */
export async function readComponents(
  { auth, catalog, signal }: CatalogAccess,
  refs: readonly string[],
): Promise<CatalogComponent[]> {
  const result: CatalogComponent[] = [];
  for (let start = 0; start < refs.length; start += batchSize) {
    signal.throwIfAborted();
    const { items } = await catalog.getEntitiesByRefs(
      {
        entityRefs: refs.slice(start, start + batchSize),
        fields: ['kind', 'metadata', 'relations'],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    result.push(...items.flatMap(item => (item ? [toComponent(item)] : [])));
  }
  return result;
}

/** Components that say where their delivery is described. */
export interface AnnotatedComponents {
  components: Array<{ ref: string; url: string }>;
  /** Whether there are more of them than are ever read. */
  isCut: boolean;
}

export async function readAnnotated({
  auth,
  catalog,
  signal,
}: CatalogAccess): Promise<AnnotatedComponents> {
  const components: AnnotatedComponents['components'] = [];
  let cursor: string | undefined;
  do {
    signal.throwIfAborted();
    const credentials = await auth.getOwnServiceCredentials();
    const page = await catalog.queryEntities(
      cursor
        ? { cursor, limit: batchSize }
        : {
            filter: {
              kind: 'Component',
              [`metadata.annotations.${deliveryAnnotation}`]:
                CATALOG_FILTER_EXISTS,
            },
            fields: ['kind', 'metadata'],
            limit: batchSize,
          },
      { credentials },
    );
    for (const entity of page.items) {
      const url = entity.metadata.annotations?.[deliveryAnnotation];
      if (url) {
        components.push({ ref: stringifyEntityRef(entity), url });
      }
    }
    cursor = page.pageInfo.nextCursor;
  } while (cursor && components.length < maxAnnotated);
  return { components, isCut: cursor !== undefined };
}

function toComponent(entity: Entity): CatalogComponent {
  const owner = entity.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  );
  return {
    ref: stringifyEntityRef(entity),
    title: entity.metadata.title ?? entity.metadata.name,
    owner: owner?.targetRef ?? '',
  };
}
