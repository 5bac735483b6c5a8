import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { Knex } from 'knex';
import { Claim, renewLease } from '../database/operations/queue';

const leaseMs = 60_000;
const renewMs = 20_000;

/** When a lease that begins now ends, unless it is renewed. */
export function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + leaseMs);
}

/**
 * Renews the lease of a claim until the returned function is called.
 *
 * @param options - `onLost` is told when the claim has ended: stop working
 */
export function keepLease(
  claim: Claim,
  options: {
    knex: Knex;
    logger: LoggerService;
    now: () => Date;
    onLost: (error: Error) => void;
  },
): () => void {
  const { knex, logger, now, onLost } = options;
  const renewal = setInterval(async () => {
    try {
      if (!(await renewLease(knex, claim, leaseEnd(now())))) {
        onLost(new Error(`The claim on ${claim.key} has ended`));
      }
    } catch (error) {
      // Perhaps it can be renewed next time. If not, the ticket is checked before anything is written.
      logger.warn(`Cannot renew ${claim.key}: ${stringifyError(error)}`);
    }
  }, renewMs);
  return () => clearInterval(renewal);
}
