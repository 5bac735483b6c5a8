import { parseContents, parseSizes } from './parseBatch';
import { parseTreeEntries, staysInside } from './treeEntries';

const one = '1'.repeat(40);
const two = '2'.repeat(40);

describe('parseTreeEntries', () => {
  it('reads names with tabs, line breaks and bytes that are no UTF-8', () => {
    const output = Buffer.concat([
      Buffer.from(`100644 blob ${one}\ta\tb\nc\0`),
      Buffer.from(`120000 blob ${two}\t`),
      Buffer.from([0xff, 0]),
    ]);

    expect(parseTreeEntries(output)).toEqual([
      { mode: '100644', id: one, path: 'a\tb\nc', isExact: true },
      { mode: '120000', id: two, path: '\ufffd', isExact: false },
    ]);
  });

  it('finds nothing in nothing', () => {
    expect(parseTreeEntries(Buffer.alloc(0))).toEqual([]);
  });
});

describe('parseSizes', () => {
  it('leaves out what is missing', () => {
    expect(parseSizes(`${one} blob 12\n${two} missing\n`)).toEqual(
      new Map([[one, 12]]),
    );
  });
});

describe('parseContents', () => {
  it('keeps contents that look like headers, and empty ones', () => {
    const content = `${two} blob 3\n`;
    const output = `${one} blob ${content.length}\n${content}\n${two} blob 0\n\n`;

    const contents = parseContents(Buffer.from(output));

    expect(Buffer.from(contents.get(one)!).toString()).toBe(content);
    expect(contents.get(two)).toHaveLength(0);
  });
});

describe('staysInside', () => {
  it.each([
    ['a/b.yaml', true],
    ['a/..b/c', true],
    ['a/../b', false],
    ['..\\b', false],
    ['/a', false],
    ['a/.GIT/config', false],
    ['a/./b', false],
  ])('%j: %s', (path, expected) => {
    expect(staysInside(path)).toBe(expected);
  });
});
