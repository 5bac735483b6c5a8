import {
  Cause,
  GroupVersionKind,
  KindSchema,
} from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { ClusterApi, TextAnswer } from '../../cluster/ClusterApi';
import { toStatusError } from '../../cluster/toStatusError';
import {
  CompiledDocument,
  CompiledDocuments,
  keyOfKind,
} from './CompiledDocuments';
import { CustomDefinitions, FindResource } from './CustomDefinitions';
import { parseOpenApiIndex } from './parseOpenApiIndex';

/** How a cluster describes a kind. Neither is there where it does not describe it at all; both, where it says too little. */
export interface KindDescription {
  schema?: KindSchema;
  /** Why it could not be read in whole, and is not known from before either. */
  failure?: Cause;
}

/** Where a cluster keeps its schemas: one document for each group and version, one for all, or nowhere. */
type Source =
  | { type: 'v3'; urls: ReadonlyMap<string, string> }
  | { type: 'v2' }
  | { type: 'none' };

/** What was read of a document the last time. */
interface Reading {
  /** Changes with the content: the URL of v3, the entity tag of v2. */
  version: string | undefined;
  document: CompiledDocument;
}

/** For how long a cluster is taken to describe itself in the same way. */
const maxAgeMs = 5 * 60 * 1000;

const v2Path = '/openapi/v2';

/** Where a failure to find out how a cluster describes itself is kept; no document has this name. */
const wholeCluster = '';

const nothing = () => {};

/**
 * The schemas of one cluster. A pass asks for nothing while what is known is young; then one small request tells what
 * has changed, and only documents of wanted kinds that have changed are read. A failure is kept for as long, and what
 * was known before it goes on to be used.
 */
export class ClusterSchemas {
  readonly #readings = new Map<string, Reading>();
  readonly #failures = new Map<string, Cause>();
  #source: Source = { type: 'none' };
  #turn: Promise<void> = Promise.resolve();
  #checkedAt: number | undefined;
  readonly #definitions = new CustomDefinitions();

  constructor(
    private readonly compiled: CompiledDocuments,
    private readonly now: () => number,
  ) {}

  /**
   * Describes kinds, in their order. One call after the other, so that none goes by what another has read in part.
   *
   * @throws only the reason of an aborted signal: without a schema a kind can still be observed
   */
  describe(
    kinds: readonly GroupVersionKind[],
    from: { api: ClusterApi; findResource: FindResource },
  ): Promise<KindDescription[]> {
    const turn = this.#turn.then(async () => {
      await this.#refresh(kinds, from);
      return kinds.map(kind => this.#describe(kind));
    });
    this.#turn = turn.then(nothing, nothing);
    return turn;
  }

  async #refresh(
    kinds: readonly GroupVersionKind[],
    { api, findResource }: { api: ClusterApi; findResource: FindResource },
  ): Promise<void> {
    const now = this.now();
    const isDue =
      this.#checkedAt === undefined || now - this.#checkedAt >= maxAgeMs;
    try {
      if (isDue) {
        this.#checkedAt = now;
        this.#failures.clear();
        await this.#attempt(wholeCluster, api, async () => {
          this.#source = await findSource(api);
        });
      }
      const documents = this.#groupByDocument(kinds);
      await Promise.all(
        [...documents].map(([path, wanted]) =>
          this.#failures.has(wholeCluster) || this.#failures.has(path)
            ? undefined
            : this.#attempt(path, api, () =>
                this.#read({ path, wanted, isDue }, api),
              ),
        ),
      );
      await Promise.all(
        kinds
          .filter(kind => this.#needsDefinition(kind, isDue))
          .map(kind => this.#definitions.read(kind, api, findResource)),
      );
    } catch (error) {
      // Ended in the middle: what is known is not known to be all.
      this.#checkedAt = undefined;
      throw error;
    }
  }

  async #read(
    reading: { path: string; wanted: GroupVersionKind[]; isDue: boolean },
    api: ClusterApi,
  ): Promise<void> {
    const { path, wanted, isDue } = reading;
    const source = this.#source;
    const url = source.type === 'v3' ? source.urls.get(path) : v2Path;
    if (url === undefined || source.type === 'none') {
      return;
    }
    const known = this.#readings.get(path);
    const knowsAll = wanted.every(kind => known?.document.has(keyOfKind(kind)));
    const isCurrent = source.type === 'v3' ? known?.version === url : !isDue;
    if (knowsAll && isCurrent) {
      return;
    }
    const answer = await api.getText(url, {
      // A kind that was not wanted before takes the whole document anew.
      ifNoneMatch:
        source.type === 'v2' && knowsAll ? known?.version : undefined,
    });
    if (answer.status === 404 && source.type === 'v2') {
      this.#source = { type: 'none' };
    } else if (answer.status !== 304) {
      const version = source.type === 'v3' ? url : answer.etag;
      const document = await this.#compile(answer, wanted, api.cluster);
      this.#readings.set(path, { version, document });
    }
  }

  async #compile(
    { status, text }: TextAnswer,
    wanted: readonly GroupVersionKind[],
    cluster: string,
  ): Promise<CompiledDocument> {
    const action = `read the schemas of cluster ${cluster}`;
    if (status !== 200) {
      throw toStatusError(status, action);
    }
    const document = await this.compiled.compile(text, wanted);
    if (!document) {
      throw new ObservationError(
        'invalid',
        `cannot ${action}: the answer is not an OpenAPI document`,
      );
    }
    return document;
  }

  async #attempt(
    path: string,
    api: ClusterApi,
    task: () => Promise<void>,
  ): Promise<void> {
    try {
      await task();
    } catch (error) {
      api.throwIfEnded();
      if (!(error instanceof ObservationError)) {
        throw error;
      }
      this.#failures.set(path, error.toCause());
    }
  }

  #needsDefinition(kind: GroupVersionKind, isDue: boolean): boolean {
    const described = this.#readings.get(v2Path)?.document.get(keyOfKind(kind));
    return (
      this.#source.type === 'v2' &&
      described?.isCustom === true &&
      (isDue || !this.#definitions.has(kind))
    );
  }

  #describe(kind: GroupVersionKind): KindDescription {
    const path = this.#pathOf(kind);
    const described = this.#readings.get(path)?.document.get(keyOfKind(kind));
    if (described?.isCustom && this.#source.type === 'v2') {
      const { schema, failure } = this.#definitions.describe(kind);
      return { schema: schema ?? described.schema, failure };
    }
    if (described) {
      return { schema: described.schema };
    }
    const failure =
      this.#failures.get(path) ?? this.#failures.get(wholeCluster);
    return failure ? { failure } : {};
  }

  #groupByDocument(
    kinds: readonly GroupVersionKind[],
  ): Map<string, GroupVersionKind[]> {
    const documents = new Map<string, GroupVersionKind[]>();
    for (const kind of kinds) {
      const path = this.#pathOf(kind);
      documents.set(path, [...(documents.get(path) ?? []), kind]);
    }
    return documents;
  }

  /** Names the document that describes a kind. */
  #pathOf({ group, version }: GroupVersionKind): string {
    if (this.#source.type !== 'v3') {
      return v2Path;
    }
    return group === '' ? `api/${version}` : `apis/${group}/${version}`;
  }
}

async function findSource(api: ClusterApi): Promise<Source> {
  const { status, body } = await api.getJson('/openapi/v3');
  if (status === 404) {
    return { type: 'v2' };
  }
  const action = `read the schemas of cluster ${api.cluster}`;
  if (status !== 200) {
    throw toStatusError(status, action);
  }
  const urls = parseOpenApiIndex(body);
  if (!urls) {
    throw new ObservationError(
      'invalid',
      `cannot ${action}: the answer is not a list of OpenAPI documents`,
    );
  }
  return { type: 'v3', urls };
}
