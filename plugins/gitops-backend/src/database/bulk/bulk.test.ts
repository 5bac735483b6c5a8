import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { BulkTable } from './BulkTable';
import { updateRows } from './updateRows';
import { upsertRows } from './upsertRows';

jest.setTimeout(60_000);

interface Row {
  part: string;
  order: number;
  text: string | null;
  bytes: Buffer | null;
}

const table: BulkTable<Row> = {
  name: 'bulk_things',
  columns: { part: 'text', order: 'integer', text: 'text', bytes: 'bytes' },
  key: ['part', 'order'],
};

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('bulk writes on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.schema.createTable(table.name, columns => {
      columns.string('part').notNullable();
      columns.integer('order').notNullable();
      columns.text('text', 'longtext');
      columns.binary('bytes');
      columns.primary(['part', 'order']);
    });
  });

  const upsert = (...rows: Row[]) =>
    knex.transaction(tx => upsertRows(tx, table, rows));
  const stored = async () =>
    (await knex<Row>(table.name).orderBy('order')).map(row => ({
      ...row,
      bytes: row.bytes && Buffer.from(row.bytes),
    }));

  it.each<[what: string, text: string | null]>([
    ['nothing', null],
    ['an empty text', ''],
    ['a text that looks like a number', '007'],
    ['a text that looks like JSON', '{"a":"\\u0000\\ud800"}'],
    ['quotes and backslashes', `'"\\\\ ?? $1 :name`],
    ['line breaks and other control characters', 'a\r\n\t\u0001\u2028'],
    ['characters of four bytes', 'grüße 🚀'],
  ])('keeps %s as it is', async (_, text) => {
    const row = { part: 'a', order: 1, text, bytes: null };
    await upsert(row);
    expect(await stored()).toEqual([row]);
  });

  it('keeps bytes, and replaces half characters', async () => {
    const bytes = Buffer.from([0, 1, 127, 128, 255, 39, 92]);
    await upsert({ part: 'a', order: 1, text: 'x\ud83d', bytes });
    expect(await stored()).toEqual([
      { part: 'a', order: 1, text: 'x\ufffd', bytes },
    ]);
  });

  it('overwrites what has the same key, with nothing too', async () => {
    const bytes = Buffer.from('old');
    await upsert(
      { part: 'a', order: 1, text: 'old', bytes },
      { part: 'a', order: 2, text: 'stays', bytes },
    );
    await upsert(
      { part: 'a', order: 1, text: null, bytes: null },
      { part: 'b', order: 3, text: 'new', bytes: null },
    );
    expect(await stored()).toEqual([
      { part: 'a', order: 1, text: null, bytes: null },
      { part: 'a', order: 2, text: 'stays', bytes },
      { part: 'b', order: 3, text: 'new', bytes: null },
    ]);
  });

  it('updates what is there, and nothing else', async () => {
    const bytes = Buffer.from('x');
    await upsert(
      { part: 'a', order: 1, text: 'old', bytes },
      { part: 'a', order: 2, text: 'stays', bytes },
    );
    await knex.transaction(tx =>
      updateRows(tx, table, [
        { part: 'a', order: 1, text: 'new', bytes: null },
        { part: 'b', order: 2, text: 'absent', bytes: null },
      ]),
    );
    expect(await stored()).toEqual([
      { part: 'a', order: 1, text: 'new', bytes: null },
      { part: 'a', order: 2, text: 'stays', bytes },
    ]);
  });

  it('writes more rows than a statement has variables, and rows of megabytes', async () => {
    const text = 'x'.repeat(3_000_000);
    const rows = Array.from({ length: 20_000 }, (_, order) => ({
      part: 'a',
      order,
      text: order % 5000 === 0 ? text : `of ${order}`,
      bytes: null,
    }));
    await upsert(...rows);
    await upsert();
    expect(await stored()).toEqual(rows);
  });
});
