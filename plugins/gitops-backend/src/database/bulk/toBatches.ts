import { BulkTable } from './BulkTable';

const maxRows = 1000;
const maxLength = 4 * 1024 * 1024;

/** Text of batches of rows: short enough for any database, however large the documents in them are. */
export function* toBatches<Row extends object>(
  table: BulkTable<Row>,
  rows: readonly Row[],
): Generator<string> {
  const columns = Object.keys(table.columns) as (keyof Row)[];
  let items: string[] = [];
  let length = 0;
  for (const row of rows) {
    const item = toJson(columns.map(column => row[column]));
    items.push(item);
    length += item.length;
    if (items.length === maxRows || length >= maxLength) {
      yield `[${items.join()}]`;
      items = [];
      length = 0;
    }
  }
  if (items.length > 0) {
    yield `[${items.join()}]`;
  }
}

function toJson(values: readonly unknown[]): string {
  const plain = values.map(value =>
    Buffer.isBuffer(value) ? value.toString('hex') : value,
  );
  const json = JSON.stringify(plain);
  // Half of a character, as a hostile name may end in: PostgreSQL would refuse the whole text.
  return /\\ud[89a-f]/.test(json)
    ? JSON.stringify(plain.map(withWholeCharacters))
    : json;
}

function withWholeCharacters(value: unknown): unknown {
  return typeof value === 'string'
    ? Buffer.from(value, 'utf8').toString('utf8')
    : value;
}
