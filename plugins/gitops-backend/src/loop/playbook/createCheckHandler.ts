import {
  Cause,
  CauseCode,
  DeliveryPlaybook,
} from '@oneroof/plugin-gitops-common';
import { HostChecker, PlaybookInventory } from '@oneroof/plugin-gitops-node';
import { findPlaybookRefusal } from '../../adapters/findPlaybookRefusal';
import { hasSameReports } from '../../database/operations/checks/hasSameReports';
import { listCheckRuns } from '../../database/operations/checks/listCheckRuns';
import { removeChecks } from '../../database/operations/checks/removeChecks';
import { writeCheckCause } from '../../database/operations/checks/writeCheckCause';
import { writeCheckRun } from '../../database/operations/checks/writeCheckRun';
import {
  findHostPlacement,
  HostPlacement,
} from '../../database/operations/hosts/findHostPlacement';
import { withTicket } from '../../database/operations/queue';
import { hasSyncedSince } from '../../database/operations/syncs/hasSyncedSince';
import { causeOf } from '../causeOf';
import { reportsStaleAfterMs } from '../hosts/loadReports';
import { LoopContext } from '../LoopContext';
import { Work, WorkHandler, WorkOutcome } from '../Work';
import { describeReports } from './describeReports';
import { readPlaybook } from './readPlaybook';
import { whenToCheck } from './whenToCheck';

/** Causes that may go away by themselves. Any other failure is the same until git or the configuration changes. */
const passing: CauseCode[] = [
  'internal',
  'timeout',
  'unauthorized',
  'unreachable',
];

/** How often is looked whether a check has become possible, where nobody says how often to check. */
const idleMs = 60 * 60_000;

type PlaybookPlacement = HostPlacement & { playbook: DeliveryPlaybook };

/** A check that may be run. */
interface Check {
  placement: PlaybookPlacement;
  tree: string;
  checker: HostChecker;
}

/**
 * Handler of `check:<placement>`: runs the playbook of a placement in check mode, where the operator allows it, and keeps
 * what it reports about each host. It writes no verdict: the look at the target does, which it asks for.
 *
 * A check is due when git declares something new, every `checkEveryMs` of its inventory, and when somebody asks
 * (`whenToCheck`). One that failed leaves the reports of the last good one, which count until they are too old; why it
 * failed stands beside them. Where playbooks are not allowed that is told once, and asked again as often as a check would
 * be.
 */
export function createCheckHandler(context: LoopContext): WorkHandler {
  const { adapters, knex, now } = context;
  const tried = new Map<string, { tree: string; at: Date }>();
  return async work => {
    const placement = await findHostPlacement(knex, work.id);
    if (!hasPlaybook(placement)) {
      tried.delete(work.id);
      await withTicket({ knex, claim: work.claim, now: now() }, tx =>
        removeChecks(tx, [work.id]),
      );
      return { result: 'gone' };
    }
    const found = adapters.hostCheckers.findFor(placement.inventory);
    const refusal = findPlaybookRefusal({
      name: placement.inventory,
      inventory: found?.inventory,
      repositories: [
        placement.repository?.location.url,
        placement.deliveryRepositoryUrl,
      ],
    });
    const everyMs = found?.inventory.checkEveryMs ?? idleMs;
    if (!found || refusal) {
      await tell(context, work, refusal!);
      return later(now(), everyMs);
    }
    const { desiredTree: tree } = placement;
    if (tree === undefined) {
      // The look at the repository asks for a check as soon as it knows.
      return later(now(), everyMs);
    }
    const attempt = tried.get(work.id);
    const dueAt = whenToCheck({
      run: (await listCheckRuns(knex, [work.id])).get(work.id),
      tree,
      checkEveryMs: everyMs,
      triedAt: attempt?.tree === tree ? attempt.at : undefined,
      isRequested: work.claim.isRequested,
      isRetry: work.claim.attempts > 0,
      now: now(),
    });
    if (dueAt > now()) {
      return { result: 'done', dueAt };
    }
    if (await hasSyncedSince(knex, work.id, now())) {
      // The end of the sync asks for a check.
      return later(now(), everyMs);
    }
    tried.set(work.id, { tree, at: now() });
    const check = { placement, tree, checker: found.adapter };
    return runCheck(context, work, { check, everyMs });
  };
}

function hasPlaybook(
  placement: HostPlacement | undefined,
): placement is PlaybookPlacement {
  return placement?.playbook !== undefined;
}

async function runCheck(
  context: LoopContext,
  work: Work,
  {
    check,
    everyMs,
  }: { check: Check; everyMs: PlaybookInventory['checkEveryMs'] },
): Promise<WorkOutcome> {
  const { knex, now } = context;
  const { placement, tree, checker } = check;
  const { claim, signal } = work;
  const startedAt = now();
  try {
    const request = await readPlaybook(placement, { context, signal });
    const reports = await checker.check(request, signal);
    signal.throwIfAborted();
    const run = {
      tree,
      // What was checked is how the hosts were when it began.
      checkedAt: startedAt,
      tookMs: now().getTime() - startedAt.getTime(),
      reports: describeReports(reports, request.hosts),
    };
    // A request would have all hosts asked anew; where nothing is new, the next look is early enough.
    const after = new Date(startedAt.getTime() - reportsStaleAfterMs);
    const followers = (await hasSameReports(knex, work.id, { ...run, after }))
      ? []
      : [`target:${placement.targetId}`];
    const isValid = await withTicket(
      { knex, claim, followers, now: now() },
      async tx => {
        // What was found before or while the hosts were changed says nothing about them now.
        if (await hasSyncedSince(tx, work.id, startedAt)) {
          return false;
        }
        await writeCheckRun(tx, work.id, run);
        return true;
      },
    );
    return later(isValid ? startedAt : now(), isValid ? everyMs : 0);
  } catch (error) {
    signal.throwIfAborted();
    const cause = causeOf(error);
    if (!cause) {
      throw error;
    }
    await tell(context, work, cause);
    return passing.includes(cause.code)
      ? { result: 'failed', message: `${cause.code}: ${cause.message}` }
      : later(now(), everyMs);
  }
}

/** Writes a cause, if it is another one than before. */
async function tell(
  { knex, now, publisher }: LoopContext,
  { claim, id }: Work,
  cause: Cause,
): Promise<void> {
  const known = (await listCheckRuns(knex, [id])).get(id)?.cause;
  if (known?.code !== cause.code || known.message !== cause.message) {
    await withTicket({ knex, claim, now: now() }, tx =>
      writeCheckCause(tx, id, cause),
    );
    await publisher.publish([id]);
  }
}

function later(from: Date, delayMs: number): WorkOutcome {
  return { result: 'done', dueAt: new Date(from.getTime() + delayMs) };
}
