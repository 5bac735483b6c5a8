import { Claim } from '../database/operations/queue';

/** One item of the queue, in the hands of the handler of its kind. */
export interface Work {
  /** What stands behind the kind in the key: `eu-1` for `target:eu-1`. */
  id: string;
  claim: Claim;
  /** Fires when the claim is lost and when the backend stops. Nothing that was found after that counts. */
  signal: AbortSignal;
}

/**
 * How an attempt ended.
 *
 * - `done`: looked at and written; `dueAt` is the next look, absent where only a request is a reason to look
 * - `gone`: what the item is about does not exist any more; the item is forgotten
 * - `failed`: the world said no and that is written down; looked at again with backoff
 *
 * Whatever a handler throws is our own fault, and is retried with backoff too.
 */
export type WorkOutcome =
  | { result: 'done'; dueAt?: Date }
  | { result: 'gone' }
  | { result: 'failed'; message: string };

export type WorkHandler = (work: Work) => Promise<WorkOutcome>;
