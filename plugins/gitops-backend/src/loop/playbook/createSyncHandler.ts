import {
  Cause,
  CauseCode,
  DeliveryPlaybook,
} from '@oneroof/plugin-gitops-common';
import { PlaybookRequest, Syncer } from '@oneroof/plugin-gitops-node';
import { findPlaybookRefusal } from '../../adapters/findPlaybookRefusal';
import {
  findHostPlacement,
  HostPlacement,
} from '../../database/operations/hosts/findHostPlacement';
import { LostTicketError, withTicket } from '../../database/operations/queue';
import { beginSync } from '../../database/operations/syncs/beginSync';
import { SyncEnd } from '../../database/operations/syncs/endSync';
import {
  findSyncAttempts,
  SyncAttempts,
} from '../../database/operations/syncs/findSyncAttempts';
import { returnAttempt } from '../../database/operations/syncs/returnAttempt';
import { writeSyncCause } from '../../database/operations/syncs/writeSyncCause';
import { causeOf } from '../causeOf';
import { OvertimeError } from '../endInTime';
import { LoopContext } from '../LoopContext';
import { Work, WorkHandler, WorkOutcome } from '../Work';
import { concludeSync } from './concludeSync';
import { describeSync } from './describeSync';
import { readPlaybook } from './readPlaybook';

/** How often a run is begun before it is given up. */
const maxAttempts = 3;

const interrupted: Cause = {
  code: 'internal',
  message: `internal: the run was interrupted ${maxAttempts} times`,
};

/** Causes that may go away by themselves, before anything was run. */
const passing: CauseCode[] = [
  'internal',
  'not-observed',
  'timeout',
  'unauthorized',
  'unreachable',
];

/** A run that may be begun. */
interface Sync {
  run: SyncAttempts;
  placement: HostPlacement & { playbook: DeliveryPlaybook };
  syncer: Syncer;
}

/**
 * Handler of `sync:<placement>`: does the run that somebody asked for. Its row goes from *pending* to *running* before
 * anything is done, and ends
 *
 * - *succeeded*: every host of the group is as the playbook has it
 * - *failed*: some host, the tool, or the operator's configuration said no; nobody tries again by himself
 * - *errored*: the run was begun three times and never came to an end, since processes died or git could not be read
 *
 * It runs what git declares when it begins, which may be newer than what was asked for; `tree` says what it was. To sync
 * twice is to sync once, so a run that was interrupted is simply begun anew.
 */
export function createSyncHandler(context: LoopContext): WorkHandler {
  const { adapters, knex } = context;
  return async work => {
    const run = await findSyncAttempts(knex, work.id);
    if (!run) {
      return { result: 'gone' };
    }
    const fail = (end: SyncEnd) => concludeSync(context, work, { run, end });
    const placement = await findHostPlacement(knex, work.id);
    if (!placement?.playbook) {
      return fail({
        state: 'failed',
        cause: {
          code: 'not-declared',
          message: 'the placement, or its playbook, is declared no longer',
        },
      });
    }
    const found = adapters.syncers.findFor(placement.inventory);
    const refusal = findPlaybookRefusal({
      name: placement.inventory,
      inventory: found?.inventory,
      repositories: [
        placement.repository?.location.url,
        placement.deliveryRepositoryUrl,
      ],
    });
    if (!found || refusal) {
      return fail({ state: 'failed', cause: refusal });
    }
    if (run.attempts >= maxAttempts) {
      return fail({ state: 'errored', cause: run.cause ?? interrupted });
    }
    const { playbook } = placement;
    return attempt(context, work, {
      run,
      syncer: found.adapter,
      placement: { ...placement, playbook },
    });
  };
}

async function attempt(
  context: LoopContext,
  work: Work,
  sync: Sync,
): Promise<WorkOutcome> {
  const { knex, now, publisher } = context;
  const { claim, signal } = work;
  const { run, placement } = sync;
  const { desiredTree: tree } = placement;
  await withTicket({ knex, claim, now: now() }, tx =>
    beginSync(tx, run.id, { tree, now: now() }),
  );
  await publisher.publish([work.id]);
  let request: PlaybookRequest;
  try {
    request = await readPlaybook(placement, { context, signal });
  } catch (error) {
    await giveBackIfStopped(context, work, run);
    const cause = causeOf(error);
    if (!cause) {
      throw error;
    }
    return putOff(context, work, { run, cause });
  }
  return runSyncer(context, work, { sync, request });
}

/** Nothing was run yet: what may go away by itself is tried again. */
async function putOff(
  context: LoopContext,
  work: Work,
  { run, cause }: { run: SyncAttempts; cause: Cause },
): Promise<WorkOutcome> {
  const { knex, now } = context;
  if (!passing.includes(cause.code)) {
    return concludeSync(context, work, {
      run,
      end: { state: 'failed', cause },
    });
  }
  if (run.attempts + 1 >= maxAttempts) {
    return concludeSync(context, work, {
      run,
      end: { state: 'errored', cause },
    });
  }
  await withTicket({ knex, claim: work.claim, now: now() }, tx =>
    writeSyncCause(tx, run.id, cause),
  );
  return { result: 'failed', message: `${cause.code}: ${cause.message}` };
}

async function runSyncer(
  context: LoopContext,
  work: Work,
  { sync, request }: { sync: Sync; request: PlaybookRequest },
): Promise<WorkOutcome> {
  const { run, placement, syncer } = sync;
  const { signal } = work;
  let end: SyncEnd;
  try {
    end = describeSync(await syncer.sync(request, signal), request.hosts);
    signal.throwIfAborted();
  } catch (error) {
    await giveBackIfStopped(context, work, run);
    const cause = toCause(error, signal);
    if (!cause) {
      throw error;
    }
    end = { state: 'failed', cause };
  }
  return concludeSync(context, work, {
    run,
    end,
    changed: { targetId: placement.targetId },
  });
}

/** A run that took too long would do so again. */
function toCause(error: unknown, { reason }: AbortSignal): Cause | undefined {
  return reason instanceof OvertimeError
    ? { code: 'timeout', message: `timeout: the run ${reason.message}` }
    : causeOf(error);
}

/** @throws what the signal says, when the backend is stopping or the claim is lost */
async function giveBackIfStopped(
  { knex, now }: LoopContext,
  { claim, signal }: Work,
  run: SyncAttempts,
): Promise<void> {
  if (!signal.aborted || signal.reason instanceof OvertimeError) {
    return;
  }
  try {
    await withTicket({ knex, claim, now: now() }, tx =>
      returnAttempt(tx, run.id),
    );
  } catch (error) {
    // Somebody else has the run by now: then this attempt counts.
    if (!(error instanceof LostTicketError)) {
      throw error;
    }
  }
  signal.throwIfAborted();
}
