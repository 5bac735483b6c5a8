import { Cause } from '@oneroof/plugin-gitops-common';
import { withTicket } from '../../database/operations/queue';
import {
  findRepository,
  StoredRepository,
} from '../../database/operations/repositories/findRepository';
import { writeRepositoryCause } from '../../database/operations/repositories/writeRepositoryCause';
import { causeOf } from '../causeOf';
import { confirmationDue } from '../confirmEmptiness';
import { LoopContext } from '../LoopContext';
import { renderAhead } from '../render/renderAhead';
import { Work, WorkHandler, WorkOutcome } from '../Work';
import { listTargetKeys } from '../../database/operations/placements/listTargetKeys';
import { observeRepository } from './observeRepository';
import { writeObservation } from './writeObservation';

/**
 * Handler of `repository:<id>`: which revision is there, what does it declare, and which tree does every placement of
 * it want.
 *
 * 1. Resolve the revision. When the commit is the one of the last look, neither the search nor a placement is new, and no
 *    name was lost to another repository, that is all: the time of the look is noted.
 * 2. Read the files that may declare something, and decide what changes (`decideDeclarations`). That nothing is declared
 *    where something was is suspicious: it is told as `empty`, nothing is deleted, and the next look confirms it.
 * 3. Find the key of what every placement wants. A new key makes its placement `pending` and its target due; only the
 *    target's work judges. New trees are rendered ahead, so that it finds them ready.
 *
 * All of it is written in one transaction, under the ticket.
 *
 * When a repository cannot be read, that stands on its row with its cause and its targets become due: since nobody knows
 * what git declares now, their placements become `unknown` with that same cause, and keep what was known last. What the
 * repository has declared (environments, deliveries) stays: a failed read deletes nothing.
 */
export function createRepositoryHandler(context: LoopContext): WorkHandler {
  const { config, knex, now } = context;
  return async work => {
    const repository = await findRepository(knex, work.id);
    if (!repository) {
      return { result: 'gone' };
    }
    let isUseful: boolean;
    try {
      const observation = await observeRepository(context, repository, work);
      work.signal.throwIfAborted();
      if (observation.suspicion) {
        const { suspicion } = observation;
        return await doubt(context, { repository, work }, suspicion);
      }
      await renderAhead(context, observation, work.signal);
      isUseful = await writeObservation(
        context,
        { repository, work },
        observation,
      );
    } catch (error) {
      const cause = causeOf(error);
      if (!cause) {
        throw error;
      }
      return await fail(context, { repository, work }, cause);
    }
    return isUseful
      ? {
          result: 'done',
          dueAt: new Date(now().getTime() + config.intervals.repository),
        }
      : { result: 'gone' };
  };
}

/** To doubt an answer is no failure: a quick retry would see the same mistake again. */
async function doubt(
  context: LoopContext,
  subject: { repository: StoredRepository; work: Work },
  cause: Cause,
): Promise<WorkOutcome> {
  const now = context.now();
  const since = subject.repository.emptiedAt ?? now.toISOString();
  await writeCause(context, subject, { cause, emptiedAt: since });
  const intervalMs = context.config.intervals.repository;
  return { result: 'done', dueAt: confirmationDue(since, { now, intervalMs }) };
}

async function fail(
  context: LoopContext,
  subject: { repository: StoredRepository; work: Work },
  cause: Cause,
): Promise<WorkOutcome> {
  await writeCause(context, subject, { cause });
  return { result: 'failed', message: `${cause.code}: ${cause.message}` };
}

async function writeCause(
  context: LoopContext,
  subject: { repository: StoredRepository; work: Work },
  failure: { cause: Cause; emptiedAt?: string },
): Promise<void> {
  const { knex } = context;
  const { repository, work } = subject;
  const { cause } = failure;
  const known = repository.cause;
  if (known?.code !== cause.code || known.message !== cause.message) {
    const followers = await listTargetKeys(knex, repository.id);
    await withTicket(
      { knex, claim: work.claim, followers, now: context.now() },
      tx => writeRepositoryCause(tx, repository.id, failure),
    );
  }
}
