import { Knex } from 'knex';
import { BulkTable } from './BulkTable';
import { rowSourceOf } from './RowSource';
import { toBatches } from './toBatches';

/** Inserts rows, and overwrites those of the same key. */
export async function upsertRows<Row extends object>(
  tx: Knex.Transaction,
  table: BulkTable<Row>,
  rows: readonly Row[],
): Promise<void> {
  const source = rowSourceOf(tx, table);
  const columns = [...source.values.keys()].map(quote);
  const key = table.key.map(quote);
  const overwritten = columns
    .filter(column => !key.includes(column))
    .map(column => `${column} = excluded.${column}`);
  const sql = `${source.with}
    insert into ${quote(table.name)} (${columns.join()})
    select ${[...source.values.values()].join()} from ${source.from} where true
    on conflict (${key.join()}) do update set ${overwritten.join()}`;
  for (const batch of toBatches(table, rows)) {
    await tx.raw(sql, [batch]);
  }
}

function quote(identifier: string): string {
  return `"${identifier}"`;
}
