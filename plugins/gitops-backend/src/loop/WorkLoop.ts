import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { Knex } from 'knex';
import {
  Claim,
  claimDue,
  findNextDue,
  kindOfWork,
  LostTicketError,
  release,
} from '../database/operations/queue';
import { Alarm } from './Alarm';
import { Running } from './countFreeForSlow';
import { areAllBusy, countFreeHands, Lanes } from './countFreeHands';
import { endInTime, OvertimeError, TimeLimit } from './endInTime';
import { keepLease, leaseEnd } from './keepLease';
import { LoopMetrics } from './LoopMetrics';
import { settleOutcome } from './settleOutcome';
import { WorkHandler, WorkOutcome } from './Work';

/** How long work that another process asked for, or left behind, may wait for us to see it. */
const pollMs = 5_000;

/** Far more than any adapter takes that keeps to limits of its own. */
const usualLimit: TimeLimit = { limitMs: 10 * 60_000, graceMs: 30_000 };

export interface WorkLoopOptions {
  knex: Knex;
  /** By kind: what stands before the colon in an item's key. */
  handlers: Record<string, WorkHandler>;
  /** How many items at once. */
  concurrency: number;
  /** Time for one attempt; ten minutes when absent. */
  limit?: TimeLimit;
  /** Kinds of work that have hands of their own, and how long an attempt at them may take. */
  lanes?: Lanes;
  now: () => Date;
  logger: LoggerService;
  metrics: LoopMetrics;
}

/**
 * The one loop of the backend: claim, run, settle.
 *
 * An item is in one of four states, and the columns of its row say which:
 *
 * - *waiting*: no ticket, `due_at` in the future. Left when that time comes, or when somebody asks (`markDue`).
 * - *due*: no ticket, `due_at` in the past. Left by a claim, which writes a fresh ticket and a lease.
 * - *claimed*: a ticket and a lease in the future. The worker renews the lease while it works. Left by settling, which
 *   needs the very ticket: to *waiting* until the next look or the next attempt, or back to *due* when somebody asked
 *   in between. Left by release, back to *due*, when the backend stops.
 * - *abandoned*: a ticket whose lease has ended, since the worker died or slept. Counts as due; the next claim writes
 *   a new ticket over the old one, and whatever the old worker still tries to write is refused (`withTicket`).
 *
 * So a process may be killed at any line: the item comes back after one lease, and since handlers look at the world
 * as it is (and not at what changed), doing the same again is all the recovery that there is.
 */
export class WorkLoop {
  readonly #options: WorkLoopOptions;
  readonly #running = new Map<Promise<void>, Running>();
  readonly #alarm = new Alarm();
  #stopped = false;
  #pump: Promise<void> | undefined;

  constructor(options: WorkLoopOptions) {
    this.#options = options;
  }

  /** Begins to work until {@link WorkLoop.stop}. */
  start(): void {
    this.#pump ??= this.#keepGoing();
  }

  /** Says that something may be due now. */
  wake(): void {
    this.#alarm.ring();
  }

  /** Stops claiming, interrupts what runs and gives it back. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.wake();
    for (const { controller } of this.#running.values()) {
      controller.abort(new Error('The backend is stopping'));
    }
    // What is being claimed right now comes into our hands while the pump ends, and has to be given back too.
    await this.#pump;
    await Promise.all(this.#running.keys());
  }

  /** Works until nothing is due any more. For programs that drive the loop themselves. */
  async drain(): Promise<void> {
    while (!this.#stopped) {
      // What ends while the queue is asked may be due again: only an answer to an idle loop says that nothing is.
      const wasIdle = this.#running.size === 0;
      const started = await this.#startDue();
      if (started === 0 && wasIdle) {
        return;
      }
      // A race of nobody would never end.
      if (this.#running.size > 0) {
        await Promise.race(this.#running.keys());
      }
    }
  }

  async #keepGoing(): Promise<void> {
    let failures = 0;
    while (!this.#stopped) {
      this.#alarm.set();
      try {
        const started = await this.#startDue();
        failures = 0;
        if (started === 0) {
          await this.#alarm.sleep(await this.#untilNextDue());
        }
      } catch (error) {
        // The database is away. It is asked again until it is back; nothing else can be done without it.
        failures += 1;
        this.#options.logger.warn(
          `Cannot claim work: ${stringifyError(error)}`,
        );
        await this.#alarm.sleep(Math.min(1000 * 2 ** failures, 30_000));
      }
    }
  }

  /** @returns how many items it has started */
  async #startDue(): Promise<number> {
    const { knex, now } = this.#options;
    const free = countFreeHands(this.#options, this.#running.values());
    if (areAllBusy(free)) {
      return 0;
    }
    const claims = await claimDue(knex, {
      now: now(),
      leaseUntil: leaseEnd(now()),
      ...free,
    });
    for (const claim of claims) {
      const controller = new AbortController();
      const run = this.#run(claim, controller).finally(() => {
        this.#running.delete(run);
        // There is a free hand again, and perhaps work that followed from this.
        this.wake();
      });
      const { key, isSlow } = claim;
      this.#running.set(run, { key, controller, isSlow });
      // Claimed while the stop was on its way: stop() has not seen it.
      if (this.#stopped) {
        controller.abort(new Error('The backend is stopping'));
      }
    }
    return claims.length;
  }

  /** Never throws: an item that cannot even be settled comes back when its lease ends. */
  async #run(claim: Claim, controller: AbortController): Promise<void> {
    const {
      handlers,
      knex,
      lanes = {},
      limit = usualLimit,
      logger,
      metrics,
      now,
    } = this.#options;
    const kind = kindOfWork(claim.key);
    const id = claim.key.slice(kind.length + 1);
    const startedAt = now().getTime();
    const took = () => now().getTime() - startedAt;
    const letGo = keepLease(claim, {
      ...this.#options,
      onLost: error => controller.abort(error),
    });
    metrics.claimed(kind);
    let result = 'errored';
    try {
      const handler = handlers[kind];
      // An item that a newer or older version of the backend understands: not ours to judge, so nothing is lost.
      const outcome: WorkOutcome = handler
        ? await endInTime(handler({ id, claim, signal: controller.signal }), {
            ...(lanes[kind]?.limit ?? limit),
            abort: error => controller.abort(error),
          })
        : { result: 'failed', message: `no handler for ${kind}` };
      controller.signal.throwIfAborted();
      result = outcome.result;
      await settleOutcome(knex, claim, {
        outcome,
        now: now(),
        tookMs: took(),
      });
    } catch (error) {
      result = await this.#recover(claim, took(), {
        signal: controller.signal,
        error,
      });
    } finally {
      letGo();
      metrics.settled(kind, result, took() / 1000);
      logger.debug(`${claim.key}: ${result}`);
    }
  }

  /** @returns how the attempt ended, in a word */
  async #recover(
    claim: Claim,
    tookMs: number,
    { signal, error }: { signal: AbortSignal; error: unknown },
  ): Promise<string> {
    const { knex, logger, now } = this.#options;
    const fail = (message: string) =>
      settleOutcome(knex, claim, {
        outcome: { result: 'failed', message },
        now: now(),
        tookMs,
      });
    try {
      if (this.#stopped) {
        await release(knex, claim);
        return 'released';
      }
      if (signal.reason instanceof OvertimeError) {
        logger.error(`${claim.key} ${signal.reason.message}`);
        await fail(signal.reason.message);
        return 'overtime';
      }
      if (signal.aborted || error instanceof LostTicketError) {
        logger.warn(`Lost the claim on ${claim.key}`);
        return 'lost';
      }
      logger.error(`${claim.key} failed: ${stringifyError(error)}`);
      await fail('internal error, see the log');
      return 'errored';
    } catch (again) {
      logger.warn(`Cannot settle ${claim.key}: ${stringifyError(again)}`);
      return 'abandoned';
    }
  }

  async #untilNextDue(): Promise<number> {
    const { knex, now } = this.#options;
    const free = countFreeHands(this.#options, this.#running.values());
    // With all hands busy nothing can be claimed; the first that ends wakes us.
    if (areAllBusy(free)) {
      return pollMs;
    }
    // What has to wait for a hand is due all the time: the end of what holds it wakes us.
    const next = await findNextDue(knex, free);
    const wait = next ? next.getTime() - now().getTime() : pollMs;
    return Math.min(Math.max(wait, 10), pollMs);
  }
}
