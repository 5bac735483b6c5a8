import { Knex } from 'knex';

/** The kind of an item: what stands before the colon in its key. */
export function kindOfWork(key: string): string {
  return key.split(':', 1)[0];
}

/** Only items of some kinds. */
export function whereKindIn(
  query: Knex.QueryBuilder,
  kinds: readonly string[],
): void {
  query.andWhere(any => {
    any.whereRaw('1 = 0');
    kinds.forEach(kind => any.orWhere('key', 'like', `${kind}:%`));
  });
}

/** Leaves out items of some kinds. */
export function whereKindNotIn(
  query: Knex.QueryBuilder,
  kinds: readonly string[],
): void {
  kinds.forEach(kind => query.andWhere('key', 'not like', `${kind}:%`));
}
