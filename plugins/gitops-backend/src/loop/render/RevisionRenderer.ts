import { Cause, DesiredSnapshot } from '@oneroof/plugin-gitops-common';
import { Adapters } from '../../adapters/Adapters';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { causeOf } from '../causeOf';
import { mapLimited } from '../mapLimited';
import { DesiredCache } from './DesiredCache';
import { findForeignNamespace } from './findForeignNamespace';
import { findInvalidName } from './findInvalidName';
import { renderStably } from './renderStably';
import { readSource, Source } from './readSource';
import { RevisionTrees } from './RevisionTrees';

/** Placements whose files are read in one go, and held in memory together. */
const readAtOnce = 100;

/** Renderers may be programs. */
const renderedAtOnce = 4;

/** What git declares for a placement, or why that cannot be told. */
export type Desired = { snapshot: DesiredSnapshot } | { cause: Cause };

/** What has to be known of a placement to render what it wants. */
export type RenderSubject = Pick<
  StoredPlacement,
  'path' | 'namespace' | 'renderer' | 'repository' | 'desiredTree'
> &
  Partial<
    Pick<StoredPlacement, 'desiredCause' | 'isOnHosts' | 'scope' | 'vars'>
  >;

/** Renders what placements want, once for each key. */
export class RevisionRenderer {
  readonly #adapters: Adapters;
  readonly #cache: DesiredCache;

  constructor(adapters: Adapters, cache: DesiredCache) {
    this.#adapters = adapters;
    this.#cache = cache;
  }

  /**
   * What git declares for each of the placements, in their order.
   *
   * @param trees - revisions that somebody has opened already
   */
  async render(
    placements: readonly RenderSubject[],
    signal: AbortSignal,
    trees: RevisionTrees = new RevisionTrees(this.#adapters, signal),
  ): Promise<Desired[]> {
    const desired: Desired[] = [];
    for (let start = 0; start < placements.length; start += readAtOnce) {
      const chunk = placements.slice(start, start + readAtOnce);
      const found = await Promise.all(
        chunk.map(async placement => ({
          placement,
          found: await this.#find(placement, trees, signal),
        })),
      );
      desired.push(
        ...(await mapLimited(found, renderedAtOnce, entry =>
          this.#complete(entry, signal),
        )),
      );
    }
    return desired;
  }

  /** What is known already, else what it takes to render. */
  async #find(
    placement: RenderSubject,
    trees: RevisionTrees,
    signal: AbortSignal,
  ): Promise<Desired | Source> {
    const { desiredTree, desiredCause, repository } = placement;
    if (!repository?.commit || desiredTree === undefined) {
      return {
        cause: desiredCause ??
          repository?.cause ?? {
            code: 'not-observed',
            message: 'nobody has looked into the repository yet',
          },
      };
    }
    const snapshot = this.#cache.peek(desiredTree);
    if (snapshot) {
      return { snapshot };
    }
    const renderers = this.#adapters.renderers.list();
    return orCause(async () => {
      try {
        const tree = trees.open(repository);
        return await readSource(placement, { tree, renderers, signal });
      } catch (error) {
        if (causeOf(error)?.code !== 'not-found') {
          throw error;
        }
        const tree = await trees.openFetched(repository);
        return readSource(placement, { tree, renderers, signal });
      }
    });
  }

  async #complete(
    entry: { placement: RenderSubject; found: Desired | Source },
    signal: AbortSignal,
  ): Promise<Desired> {
    const { placement, found } = entry;
    const desired =
      'renderer' in found
        ? await this.#renderSource(placement, found, signal)
        : found;
    if ('cause' in desired) {
      return desired;
    }
    const cause =
      findInvalidName(desired.snapshot) ??
      findForeignNamespace(desired.snapshot, placement.scope?.namespaces);
    return cause ? { cause } : desired;
  }

  #renderSource(
    { path, namespace, desiredTree, vars = {} }: RenderSubject,
    { renderer, files }: Source,
    signal: AbortSignal,
  ): Promise<Desired> {
    const treeId = desiredTree!;
    return orCause(async () => ({
      snapshot: await this.#cache.get(
        treeId,
        async () => {
          const request = { path, namespace, files };
          const { hosts, ...rendered } = await renderStably(
            renderer,
            request,
            signal,
          );
          // Variables stand in declarations, not in the tree; they are part of its key all the same.
          return {
            ...rendered,
            ...(hosts && { hosts: { ...hosts, vars } }),
            treeId,
          };
        },
        signal,
      ),
    }));
  }
}

async function orCause<T>(
  work: () => Promise<T>,
): Promise<T | { cause: Cause }> {
  try {
    return await work();
  } catch (error) {
    const cause = causeOf(error);
    if (!cause) {
      throw error;
    }
    return { cause };
  }
}
