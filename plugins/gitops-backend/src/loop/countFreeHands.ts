import { FreeHands, kindOfWork } from '../database/operations/queue';
import { countFreeForSlow, Running } from './countFreeForSlow';
import { TimeLimit } from './endInTime';

/** Hands for one kind of work only, whose items may take far longer than any other. */
export interface Lane {
  hands: number;
  /** Time for one attempt. */
  limit: TimeLimit;
}

/** Lanes by kind of work. */
export type Lanes = Readonly<Record<string, Lane>>;

/**
 * How many hands are free, and for what. What runs in a lane takes no hand from anything else: a playbook that runs for half
 * an hour must not keep any look waiting, nor a playbook that is only checked one that somebody asked for.
 */
export function countFreeHands(
  { concurrency, lanes = {} }: { concurrency: number; lanes?: Lanes },
  running: Iterable<Running>,
): FreeHands {
  const usual: Running[] = [];
  const free = new Map(
    Object.entries(lanes).map(([kind, { hands }]) => [kind, hands]),
  );
  for (const item of running) {
    const kind = kindOfWork(item.key);
    const left = free.get(kind);
    if (left === undefined) {
      usual.push(item);
    } else {
      free.set(kind, left - 1);
    }
  }
  return {
    limit: concurrency - usual.length,
    slowLimit: countFreeForSlow(concurrency, usual),
    lanes: Object.fromEntries(free),
  };
}

/** Whether nothing at all can be taken on. */
export function areAllBusy({ limit, lanes }: FreeHands): boolean {
  return limit <= 0 && Object.values(lanes).every(left => left <= 0);
}
