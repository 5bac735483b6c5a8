import { Cause, Revision } from '@oneroof/plugin-gitops-common';
import { listKnownDeclarations } from '../../database/operations/declarations/listKnownDeclarations';
import { listTakenNames } from '../../database/operations/declarations/listTakenNames';
import {
  listSources,
  PlacementSource,
} from '../../database/operations/placements/listSources';
import { DesiredChange } from '../../database/operations/placements/writeDesired';
import { StoredRepository } from '../../database/operations/repositories/findRepository';
import { isConfirmed } from '../confirmEmptiness';
import { findRevisionReader } from '../findRevisionReader';
import { hashJson } from '../hashJson';
import { LoopContext } from '../LoopContext';
import { RenderSubject } from '../render/RevisionRenderer';
import { RevisionTrees } from '../render/RevisionTrees';
import { Work } from '../Work';
import { decideDeclarations, DeclarationDecision } from './decideDeclarations';
import { decideDesired, isDesiredDue } from './decideDesired';
import { findDesiredTrees } from './findDesiredTrees';
import { findOrigins } from './findOrigins';
import { DeclarationSearch, readDeclarations } from './readDeclarations';

/**
 * How old a fetch may be for a look that only the schedule asks for: this lets the refs of one repository share a fetch.
 * Somebody who asks may have pushed a moment ago, so a fetch that began before the question never answers it.
 */
const scheduledMaxAgeSeconds = 5;

/** Grows when the same files would be read differently by a newer version of this code: what it refused is tried again. */
const searchVersion = 1;

/** What a look at a repository found. */
export interface RepositoryObservation {
  revision: Revision;
  /** Absent where nothing can have changed: same commit, same search, and no name became free. */
  declarations?: DeclarationDecision;
  searchHash?: string;
  desired: DesiredChange[];
  /** What the placements among these changes want rendered. */
  wanted: RenderSubject[];
  /** Placements among them whose playbook has to be checked against what is declared now. */
  checked: string[];
  /** The revision as it was read for that. */
  trees: RevisionTrees;
  /** Why the answer is not believed yet. */
  suspicion?: Cause;
}

export async function observeRepository(
  context: LoopContext,
  repository: StoredRepository,
  work: Work,
): Promise<RepositoryObservation> {
  const { adapters } = context;
  const { signal } = work;
  const reader = findRevisionReader(adapters, repository.location);
  const revision = await reader.resolve(
    repository.location,
    { maxAgeSeconds: work.claim.isRequested ? 0 : scheduledMaxAgeSeconds },
    signal,
  );
  const isNew = revision.commit !== repository.commit;
  const search = describeSearch(context, repository);
  const searchHash = hashJson([searchVersion, search]);
  const observation: RepositoryObservation = {
    revision,
    searchHash,
    desired: [],
    wanted: [],
    checked: [],
    trees: new RevisionTrees(adapters, signal),
  };
  const isSame = !isNew && searchHash === repository.searchHash;
  // Whoever lost a name looks every time whether it is free by now: a word from its owner could arrive during a look.
  if (!isSame || repository.hasLostName) {
    const found = await searchDeclarations(context, repository, {
      search: search?.where,
      readFiles: where =>
        readDeclarations(reader, revision, { search: where, signal }),
    });
    if (!isSame || changesNames(found)) {
      observation.declarations = found;
      observation.suspicion = suspect(repository, found, context.now());
    }
  }
  const sources = (await listSources(context.knex, repository.id)).filter(
    source => !isSame || isDesiredDue(source),
  );
  if (sources.length > 0 && !observation.suspicion) {
    const { commit, committedAt } = revision;
    const { location } = repository;
    const found = await findDesiredTrees(sources, revision, {
      reader,
      tree: observation.trees.open({ location, commit, committedAt }),
      renderers: adapters.renderers.list(),
      signal,
    });
    observation.desired = await findOrigins(
      decideDesired(sources, found),
      revision,
      { reader, signal },
    );
    observation.wanted = findWanted(sources, observation);
    observation.checked = findChecked(sources, observation);
  }
  return observation;
}

function findChecked(
  sources: readonly PlacementSource[],
  { desired }: RepositoryObservation,
): string[] {
  const changed = new Set(
    desired.flatMap(change => ('tree' in change ? [change.id] : [])),
  );
  return sources.flatMap(({ id, playbook, targetId }) =>
    playbook && targetId !== undefined && changed.has(id) ? [id] : [],
  );
}

function findWanted(
  sources: readonly PlacementSource[],
  { desired, revision }: RepositoryObservation,
): RenderSubject[] {
  const trees = new Map(
    desired.flatMap(change =>
      'tree' in change ? [[change.id, change.tree] as const] : [],
    ),
  );
  const { repository: location, commit, committedAt } = revision;
  return sources
    .filter(({ id }) => trees.has(id))
    .map(({ id, path, namespace, renderer, isOnHosts, vars }) => ({
      isOnHosts,
      path,
      namespace,
      renderer,
      vars: vars === undefined ? undefined : JSON.parse(vars),
      desiredTree: trees.get(id),
      repository: { location, commit, committedAt },
    }));
}

/** Where to search, with all that decides about what is found; undefined where nothing is searched. */
function describeSearch(
  { config }: LoopContext,
  { id, declares, files }: StoredRepository,
): { where: DeclarationSearch; allowed: unknown } | undefined {
  const entry = config.repositories.find(candidate => candidate.id === id);
  if (!declares || !entry) {
    return undefined;
  }
  const { id: _, location: __, path, ...allowed } = entry;
  return { where: { path, files }, allowed };
}

async function searchDeclarations(
  { config, knex }: LoopContext,
  { id }: StoredRepository,
  options: {
    search: DeclarationSearch | undefined;
    readFiles: (
      search: DeclarationSearch,
    ) => ReturnType<typeof readDeclarations>;
  },
): Promise<DeclarationDecision> {
  return decideDeclarations({
    files: options.search ? await options.readFiles(options.search) : [],
    known: await listKnownDeclarations(knex, id),
    taken: await listTakenNames(knex, id),
    mayDeclareEnvironments: config.repositories.some(
      entry => entry.id === id && entry.declaresEnvironments,
    ),
  });
}

function changesNames(decision: DeclarationDecision): boolean {
  const { environments, deliveries, removed } = decision;
  return [
    environments,
    deliveries,
    removed.environments,
    removed.deliveries,
  ].some(list => list.length > 0);
}

function suspect(
  { declares, emptiedAt }: StoredRepository,
  { count, removed }: DeclarationDecision,
  now: Date,
): Cause | undefined {
  const gone = removed.environments.length + removed.deliveries.length;
  // Who takes a repository out of the configuration means it.
  if (!declares || count > 0 || gone === 0) {
    return undefined;
  }
  if (emptiedAt !== undefined && isConfirmed(emptiedAt, now)) {
    return undefined;
  }
  return {
    code: 'empty',
    message: `nothing is declared any more where ${gone} documents were; waiting for a second look`,
  };
}
