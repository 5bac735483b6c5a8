import { nameTaken } from '../../database/operations/declarations/Declarations';
import { listRivals } from '../../database/operations/declarations/listRivals';
import { writeDeclarations } from '../../database/operations/declarations/writeDeclarations';
import { writeProblems } from '../../database/operations/declarations/writeProblems';
import { hasPlacements } from '../../database/operations/placements/hasPlacements';
import { listTargetKeys } from '../../database/operations/placements/listTargetKeys';
import { writeDesired } from '../../database/operations/placements/writeDesired';
import { withTicket } from '../../database/operations/queue';
import { StoredRepository } from '../../database/operations/repositories/findRepository';
import { forgetRepository } from '../../database/operations/repositories/forgetRepository';
import { writeRevision } from '../../database/operations/repositories/writeRevision';
import { LoopContext } from '../LoopContext';
import { Work } from '../Work';
import { RepositoryObservation } from './observeRepository';

/**
 * Writes what a look at a repository found, in one transaction, and asks for the work that follows from it.
 *
 * @returns whether the repository is still of any use; else it was forgotten
 */
export async function writeObservation(
  context: LoopContext,
  subject: { repository: StoredRepository; work: Work },
  observation: RepositoryObservation,
): Promise<boolean> {
  const { knex, publisher } = context;
  const now = context.now();
  const { repository, work } = subject;
  const { id } = repository;
  const { declarations, desired, revision, searchHash } = observation;
  const rivals = await findRivals(context, observation);
  const followers = await findFollowers(context, subject, {
    observation,
    rivals,
  });
  const isUseful = await withTicket(
    { knex, claim: work.claim, followers, now },
    async tx => {
      await writeRevision(tx, id, { revision, searchHash, now });
      if (declarations) {
        await writeDeclarations(tx, {
          repositoryId: id,
          changes: declarations,
          now,
        });
        await writeProblems(tx, id, declarations.problems);
      }
      if (desired.length > 0) {
        await writeDesired(tx, desired, { now });
      }
      if (repository.declares || (await hasPlacements(tx, id))) {
        return true;
      }
      await forgetRepository(tx, id);
      return false;
    },
  );
  await publisher.publish(desired.map(change => change.id));
  return isUseful;
}

/** Repositories that may get a name which has become free. */
async function findRivals(
  { knex }: LoopContext,
  { declarations }: RepositoryObservation,
): Promise<string[]> {
  const removed = declarations?.removed;
  return removed && removed.environments.length + removed.deliveries.length > 0
    ? listRivals(knex, nameTaken)
    : [];
}

/** Keys of the work that follows. */
async function findFollowers(
  { knex }: LoopContext,
  { repository }: { repository: StoredRepository },
  found: { observation: RepositoryObservation; rivals: readonly string[] },
): Promise<string[]> {
  const { checked, declarations, desired } = found.observation;
  return [
    // The plan depends on the allow-lists of the configuration too: a new search is a reason even without a change.
    ...(declarations ? ['plan'] : []),
    ...(declarations && declarations.deliveries.length > 0 ? ['catalog'] : []),
    ...found.rivals.map(rival => `repository:${rival}`),
    ...checked.map(id => `check:${id}`),
    // After a failure every placement has to be judged again, not only those that want another tree.
    ...(desired.length > 0 || repository.cause
      ? await listTargetKeys(knex, repository.id)
      : []),
  ];
}
