import { Knex } from 'knex';
import { BulkTable } from './BulkTable';
import { rowSourceOf } from './RowSource';
import { toBatches } from './toBatches';

/** Updates rows that exist; others are left out. */
export async function updateRows<Row extends object>(
  tx: Knex.Transaction,
  table: BulkTable<Row>,
  rows: readonly Row[],
): Promise<void> {
  const source = rowSourceOf(tx, table);
  const isKey = (column: string) =>
    (table.key as readonly string[]).includes(column);
  const assignments: string[] = [];
  const conditions: string[] = [];
  for (const [column, value] of source.values) {
    if (isKey(column)) {
      conditions.push(`"${table.name}"."${column}" = ${value}`);
    } else {
      assignments.push(`"${column}" = ${value}`);
    }
  }
  const sql = `${source.with}
    update "${table.name}" set ${assignments.join()}
    from ${source.from} where ${conditions.join(' and ')}`;
  for (const batch of toBatches(table, rows)) {
    await tx.raw(sql, [batch]);
  }
}
