import {
  GroupVersionKind,
  KindSchema,
  KubernetesObject,
  readDefinitionSchemas,
} from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { ClusterApi } from '../../cluster/ClusterApi';
import { keyOfKind } from './CompiledDocuments';

/** The plural under which a kind is served; `undefined` where it is not. */
export type FindResource = (
  kind: GroupVersionKind,
) => Promise<string | undefined>;

interface KnownDefinition {
  /** Names the content: the server counts it up with each change. */
  revision: string;
  schemas: ReadonlyMap<string, KindSchema>;
}

/**
 * The CustomResourceDefinitions of a cluster whose OpenAPI document leaves out defaults. They need a permission that a
 * viewer of the kinds themselves may well not have: without it, what the document says has to do.
 */
export class CustomDefinitions {
  readonly #known = new Map<string, KnownDefinition | undefined>();

  /** Whether somebody has tried to read the definition of a kind. */
  has({ group, kind }: GroupVersionKind): boolean {
    return this.#known.has(`${group}/${kind}`);
  }

  schemaOf(kind: GroupVersionKind): KindSchema | undefined {
    return this.#known
      .get(`${kind.group}/${kind.kind}`)
      ?.schemas.get(keyOfKind(kind));
  }

  /** @throws only the reason of an aborted signal */
  async read(
    kind: GroupVersionKind,
    api: ClusterApi,
    findResource: FindResource,
  ): Promise<void> {
    const key = `${kind.group}/${kind.kind}`;
    const known = this.#known.get(key);
    try {
      this.#known.set(
        key,
        (await readOne(kind, known, { api, findResource })) ?? known,
      );
    } catch (error) {
      if (!(error instanceof ObservationError)) {
        throw error;
      }
      this.#known.set(key, known);
    }
  }
}

async function readOne(
  { group, version, kind }: GroupVersionKind,
  known: KnownDefinition | undefined,
  { api, findResource }: { api: ClusterApi; findResource: FindResource },
): Promise<KnownDefinition | undefined> {
  const resource = await findResource({ group, version, kind });
  if (resource === undefined) {
    return undefined;
  }
  const name = encodeURIComponent(`${resource}.${group}`);
  const { body } = await api.getJson(
    `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`,
  );
  const definition = body as KubernetesObject | undefined;
  if (!definition?.metadata) {
    return undefined;
  }
  const { uid, generation } = definition.metadata;
  const revision = `${uid} ${generation}`;
  return revision === known?.revision
    ? known
    : {
        revision,
        schemas: new Map(
          readDefinitionSchemas(definition).map(described => [
            keyOfKind(described.kind),
            described.schema,
          ]),
        ),
      };
}
