import {
  Cause,
  GroupVersionKind,
  KindSchema,
  KubernetesObject,
  readDefinitionSchemas,
} from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { ClusterApi } from '../../cluster/ClusterApi';
import { toStatusError } from '../../cluster/toStatusError';
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

/** What the last try to read a definition came to. */
interface Attempt {
  /** From an earlier one, where this one failed. */
  definition?: KnownDefinition;
  failure?: Cause;
}

/**
 * The CustomResourceDefinitions of a cluster whose OpenAPI document leaves out defaults. They need a permission that a
 * viewer of the kinds themselves may well not have: without it, what the document says has to do.
 */
export class CustomDefinitions {
  readonly #attempts = new Map<string, Attempt>();

  /** Whether somebody has tried to read the definition of a kind. */
  has(kind: GroupVersionKind): boolean {
    return this.#attempts.has(keyOf(kind));
  }

  /** The schema of a kind by its definition, or why that is not known. */
  describe(kind: GroupVersionKind): { schema?: KindSchema; failure?: Cause } {
    const { definition, failure } = this.#attempts.get(keyOf(kind)) ?? {};
    const schema = definition?.schemas.get(keyOfKind(kind));
    return schema ? { schema } : { failure };
  }

  /** @throws only the reason of an aborted signal */
  async read(
    kind: GroupVersionKind,
    api: ClusterApi,
    findResource: FindResource,
  ): Promise<void> {
    const key = keyOf(kind);
    const known = this.#attempts.get(key)?.definition;
    try {
      const definition = await readOne(kind, known, { api, findResource });
      this.#attempts.set(key, { definition });
    } catch (error) {
      api.throwIfEnded();
      if (!(error instanceof ObservationError)) {
        throw error;
      }
      this.#attempts.set(key, { definition: known, failure: error.toCause() });
    }
  }
}

function keyOf({ group, kind }: GroupVersionKind): string {
  return `${group}/${kind}`;
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
  const { status, body } = await api.getJson(
    `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`,
  );
  const action = `read the definition of ${resource}.${group} in cluster ${api.cluster}`;
  if (status !== 200) {
    throw toStatusError(status, action);
  }
  const definition = body as KubernetesObject | null;
  if (!definition?.metadata) {
    throw new ObservationError(
      'invalid',
      `cannot ${action}: the answer is not an object`,
    );
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
