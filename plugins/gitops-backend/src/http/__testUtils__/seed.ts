import { Knex } from 'knex';
import { Tables } from '../../database/tables';

/** Rows by table. */
export type Seed = { [Table in keyof Tables]?: Array<Tables[Table]> };

/** Inserts rows. */
export async function seed(knex: Knex, rows: Seed): Promise<void> {
  for (const [table, list] of Object.entries(rows)) {
    await knex.batchInsert<object>(table, list, 20);
  }
}
