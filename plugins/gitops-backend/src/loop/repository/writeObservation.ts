import { Knex } from 'knex';
import { recallRivals } from '../../database/operations/declarations/recallRivals';
import { writeDeclarations } from '../../database/operations/declarations/writeDeclarations';
import { writeProblems } from '../../database/operations/declarations/writeProblems';
import { listTargetKeys } from '../../database/operations/placements/listTargetKeys';
import { listSources } from '../../database/operations/placements/listSources';
import { writeDesired } from '../../database/operations/placements/writeDesired';
import { markDue, withTicket } from '../../database/operations/queue';
import { StoredRepository } from '../../database/operations/repositories/findRepository';
import { forgetRepository } from '../../database/operations/repositories/forgetRepository';
import { writeRevision } from '../../database/operations/repositories/writeRevision';
import { LoopContext } from '../LoopContext';
import { Work } from '../Work';
import { DeclarationDecision, nameTaken } from './decideDeclarations';
import { RepositoryObservation } from './observeRepository';

/** Writes what a look at a repository found, in one transaction, and asks for the work that follows from it. */
export async function writeObservation(
  context: LoopContext,
  subject: { repository: StoredRepository; work: Work },
  observation: RepositoryObservation,
): Promise<void> {
  const { knex, now, publisher, wake } = context;
  const { repository, work } = subject;
  const { id } = repository;
  const { declarations, desired, revision, searchHash } = observation;
  const due = await withTicket(knex, work.claim, async tx => {
    const keys = new Set<string>();
    await writeRevision(tx, id, { revision, searchHash, now: now() });
    if (desired.length > 0) {
      await writeDesired(tx, desired, { revision, now: now() });
    }
    // After a failure every placement has to be judged again, not only those that want another tree.
    if (desired.length > 0 || repository.cause) {
      (await listTargetKeys(tx, id)).forEach(key => keys.add(key));
    }
    if (declarations) {
      const followers = await applyDeclarations(tx, id, declarations);
      followers.forEach(key => keys.add(key));
    }
    if (!repository.declares && (await listSources(tx, id)).length === 0) {
      keys.delete(`repository:${id}`);
      await forgetRepository(tx, id);
    }
    await markDue(tx, keys, now());
    return keys;
  });
  if (due.size > 0) {
    wake();
  }
  await publisher.publish(desired.map(change => change.id));
}

/** @returns keys of the work that follows */
async function applyDeclarations(
  tx: Knex.Transaction,
  id: string,
  declarations: DeclarationDecision,
): Promise<string[]> {
  const { removed } = declarations;
  await writeDeclarations(tx, id, declarations);
  await writeProblems(tx, id, declarations.problems);
  const rivals =
    removed.environments.length + removed.deliveries.length > 0
      ? await recallRivals(tx, nameTaken)
      : [];
  // The plan depends on the allow-lists of the configuration too, so a new search is a reason even without a change.
  return [
    'plan',
    ...rivals.map(rival => `repository:${rival}`),
    ...(declarations.deliveries.length > 0 ? ['catalog'] : []),
  ];
}
