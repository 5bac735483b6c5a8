import {
  Cause,
  DesiredSnapshot,
  Revision,
  TreeFile,
} from '@oneroof/plugin-gitops-common';
import { ObservationError, RevisionReader } from '@oneroof/plugin-gitops-node';
import { Adapters } from '../../adapters/Adapters';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { causeOf } from '../causeOf';
import { findRevisionReader } from '../findRevisionReader';
import { matchesPatterns } from '../plan/matchesPatterns';
import { chooseRenderer } from '../repository/chooseRenderer';
import { RevisionTree } from '../repository/RevisionTree';
import { DesiredCache } from './DesiredCache';
import { findInvalidName } from './findInvalidName';

/** What git declares for a placement, or why that cannot be told. */
export type Desired = { snapshot: DesiredSnapshot } | { cause: Cause };

/** Renders what placements want, once for each key. */
export class RevisionRenderer {
  readonly #adapters: Adapters;
  readonly #cache: DesiredCache;

  constructor(adapters: Adapters, cache: DesiredCache) {
    this.#adapters = adapters;
    this.#cache = cache;
  }

  async render(
    placement: StoredPlacement,
    signal: AbortSignal,
  ): Promise<Desired> {
    const { desiredTree, desiredCause, namespaces, repository } = placement;
    if (!repository?.commit || desiredTree === undefined) {
      return {
        cause: desiredCause ??
          repository?.cause ?? {
            code: 'not-observed',
            message: 'nobody has looked into the repository yet',
          },
      };
    }
    try {
      const snapshot = await this.#cache.get(desiredTree, () =>
        this.#renderFresh(placement, signal),
      );
      const cause =
        findInvalidName(snapshot) ?? findForeignNamespace(snapshot, namespaces);
      return cause ? { cause } : { snapshot };
    } catch (error) {
      const cause = causeOf(error);
      if (!cause) {
        throw error;
      }
      return { cause };
    }
  }

  async #renderFresh(
    placement: StoredPlacement,
    signal: AbortSignal,
  ): Promise<DesiredSnapshot> {
    const { location, commit, committedAt } = placement.repository!;
    const reader = findRevisionReader(this.#adapters, location);
    const revision: Revision = {
      repository: location,
      commit: commit!,
      committedAt: committedAt ?? '',
      author: '',
      subject: '',
    };
    try {
      return await this.#renderAt(reader, { placement, revision }, signal);
    } catch (error) {
      if (!causeOf(error)) {
        throw error;
      }
      // Another backend may have fetched this commit, and this one not yet.
      await reader.resolve(location, { maxAgeSeconds: 1 }, signal);
      return this.#renderAt(reader, { placement, revision }, signal);
    }
  }

  async #renderAt(
    reader: RevisionReader,
    subject: { placement: StoredPlacement; revision: Revision },
    signal: AbortSignal,
  ): Promise<DesiredSnapshot> {
    const { placement, revision } = subject;
    const { namespace, path } = placement;
    const tree = new RevisionTree(reader, revision, signal);
    const renderer = chooseRenderer(
      this.#adapters.renderers.list(),
      placement,
      await tree.listFileNames(path),
    );
    const files = new Map<string, TreeFile>();
    for (const input of await renderer.findInputs(path, tree, signal)) {
      const found = await reader.readTree(revision, { path: input }, signal);
      found.forEach(file => files.set(file.path, file));
    }
    if (files.size === 0) {
      throw new ObservationError('not-found', `no files stand in ${path}`);
    }
    const rendered = await renderer.render(
      { path, namespace, files: [...files.values()] },
      signal,
    );
    return { ...rendered, treeId: placement.desiredTree! };
  }
}

/** An allow-list that a manifest could walk around by naming a namespace itself would be none. */
function findForeignNamespace(
  { objects }: DesiredSnapshot,
  namespaces: readonly string[] | undefined,
): Cause | undefined {
  const foreign = namespaces
    ? objects.find(
        ({ metadata }) =>
          metadata.namespace !== undefined &&
          !matchesPatterns(metadata.namespace, namespaces),
      )
    : undefined;
  return (
    foreign && {
      code: 'not-allowed',
      message: `${foreign.kind} "${foreign.metadata.name}" names namespace "${foreign.metadata.namespace}", which this repository may not use`,
    }
  );
}
