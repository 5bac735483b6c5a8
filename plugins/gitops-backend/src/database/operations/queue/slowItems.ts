import { Knex } from 'knex';
import { WorkQueueRow } from '../../tables';

/** An attempt that takes longer is a long one. */
const longMs = 10_000;

/** Whether an item holds a hand for long, as far as its last attempt tells: it failed, or took its time. */
export function isSlow({
  attempts,
  took_ms,
}: Pick<WorkQueueRow, 'attempts' | 'took_ms'>): boolean {
  return attempts > 0 || took_ms > longMs;
}

/** Leaves out slow items, see {@link isSlow}. */
export function whereQuick(query: Knex.QueryBuilder): void {
  query.andWhere({ attempts: 0 }).andWhere('took_ms', '<=', longMs);
}
