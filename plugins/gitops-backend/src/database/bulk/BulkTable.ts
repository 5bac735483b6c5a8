/** How the values of a column travel in JSON. */
export type ColumnType = 'text' | 'integer' | 'number' | 'bytes';

/** A table of which many rows are written at a time, with the columns that are written and those that name a row. */
export interface BulkTable<Row> {
  name: string;
  columns: { readonly [Column in keyof Row]-?: ColumnType };
  key: readonly (keyof Row & string)[];
}
