import { Revision } from '@oneroof/plugin-gitops-common';
import { Adapters } from '../../adapters/Adapters';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { findRevisionReader } from '../findRevisionReader';
import { RevisionTree } from './RevisionTree';

type StoredRepository = NonNullable<StoredPlacement['repository']>;

/** The revisions that the placements of one pass stand at, each opened once. */
export class RevisionTrees {
  readonly #adapters: Adapters;
  readonly #signal: AbortSignal;
  readonly #trees = new Map<string, RevisionTree>();
  readonly #fetched = new Map<string, Promise<RevisionTree>>();

  constructor(adapters: Adapters, signal: AbortSignal) {
    this.#adapters = adapters;
    this.#signal = signal;
  }

  /** @throws ObservationError `not-configured` when no adapter reads such a repository */
  open(repository: StoredRepository): RevisionTree {
    const key = keyOf(repository);
    const tree = this.#trees.get(key) ?? this.#create(repository);
    this.#trees.set(key, tree);
    return tree;
  }

  /** The same revision once more, after a look at the remote: another backend may have fetched it, and this one not. */
  openFetched(repository: StoredRepository): Promise<RevisionTree> {
    const key = keyOf(repository);
    const tree = this.#fetched.get(key) ?? this.#fetch(repository);
    this.#fetched.set(key, tree);
    return tree;
  }

  async #fetch(repository: StoredRepository): Promise<RevisionTree> {
    const { location } = repository;
    const reader = findRevisionReader(this.#adapters, location);
    await reader.resolve(location, { maxAgeSeconds: 0 }, this.#signal);
    return this.#create(repository);
  }

  #create({ location, commit, committedAt }: StoredRepository): RevisionTree {
    const reader = findRevisionReader(this.#adapters, location);
    const revision: Revision = {
      repository: location,
      commit: commit!,
      committedAt: committedAt ?? '',
      author: '',
      subject: '',
    };
    return new RevisionTree(reader, revision, this.#signal);
  }
}

function keyOf({ location, commit }: StoredRepository): string {
  return JSON.stringify([location.url, commit]);
}
