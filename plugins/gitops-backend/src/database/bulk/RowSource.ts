import { Knex } from 'knex';
import { BulkTable, ColumnType } from './BulkTable';

const sqlite = {
  // Kept as it is: parsed once for each row, not once for each value.
  with: 'with input as materialized (select jsonb(value) as item from json_each(?))',
  value: {
    text: (item: string) => item,
    integer: (item: string) => item,
    number: (item: string) => item,
    bytes: (item: string) => `unhex(${item})`,
  },
};

const postgres = {
  with: 'with input as (select item from jsonb_array_elements(?::jsonb) as items(item))',
  value: {
    text: (item: string) => item,
    integer: (item: string) => `(${item})::integer`,
    number: (item: string) => `(${item})::double precision`,
    bytes: (item: string) => `decode(${item}, 'hex')`,
  },
};

/**
 * Rows as one JSON text, and the SQL that reads them from it. A statement with a variable for each value costs several
 * times what it does to write the rows: it is made, sent and parsed anew for every number of rows, and no database takes
 * more than some ten thousand variables.
 *
 * `with` goes before the statement, and has the one variable; `from` is the table, `values` are what a row of it holds.
 */
export interface RowSource {
  with: string;
  from: string;
  /** By column. */
  values: ReadonlyMap<string, string>;
}

/** SQL for rows of a table, in the dialect of a connection. */
export function rowSourceOf<Row>(knex: Knex, table: BulkTable<Row>): RowSource {
  const dialect = knex.client.config.client === 'pg' ? postgres : sqlite;
  const columns = Object.entries<ColumnType>(table.columns);
  return {
    with: dialect.with,
    from: 'input',
    values: new Map(
      columns.map(([column, type], index) => [
        column,
        dialect.value[type](`input.item ->> ${index}`),
      ]),
    ),
  };
}
