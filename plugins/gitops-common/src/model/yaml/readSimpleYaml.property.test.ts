import fc from 'fast-check';
import { stringify } from 'yaml';
import { readSimpleYaml } from './readSimpleYaml';
import { readYamlDocuments } from './readYamlDocuments';
import { manifestLimits } from './YamlLimits';

const scalars = [
  ...['yes', 'No', 'on', 'OFF', 'y', 'n', 'True', '~', 'null', 'NULL', ''],
  ...['0', '-0', '+1', '0644', '0o17', '-0o17', '0x1F', '0b101', '0b_'],
  ...['1_000', '_1', '1__2', '12:30:45', '1:2', '.inf', '-.INF', '.nan'],
  ...['.', '-.', 'e5', 'E10', 'e123456', '1e3', '1.5e+3', '1.', '.5', '1.0'],
  ...['9007199254740993', '-9007199254740993', '123456789012345', '1e999'],
  ...['2024-05-01', '2024-05-01T10:00:00Z', '<<', '=', '__proto__', '!!str a'],
  ...["'q'", "''", "'it''s'", '"d"', '"\\n\\u00e9\\t"', '"\\ud83d\\ude00"'],
  ...[
    '|',
    '>',
    '|-',
    '>+',
    '|2',
    '|1-',
    '|x',
    '|\n   a\n  b',
    '>\n  a\n\n   b',
  ],
  ...['|\n\n\n  a', '|\n    \n  a', '|\n  \ta', '> # c\n  a', '- x', '- - a'],
  ...['a b', 'a#b', 'a #b', 'a: b', 'a:b', ':a', '-a', '?a', '? a', '@a', '%a'],
  ...['!a', '&a', '*a', '{a: 1}', '{a}', '{a, b: c}', '{a:1}', '{"a":1}'],
  ...['[a, b]', '[a: b]', '[]', '[a,]', '[,]', "['x':y]", '[[a],[b]]', '{a: }'],
  ...['#c', '\té', '日本', '😀', 'a\tb', '"x" #c', '"x"#c', '...', '---', '- '],
  ...['"multi\n  line"', "'m\n\n  l'", 'plain\n  more', '"a\\\n  b"', '\u0085'],
  ...['\u2028', '\u00a0', '\ufffe', '\u0007', '"\\u0000"', '\ufeff', ': ', '?'],
];

const keys = [
  ...['a', 'b', '"a"', "'b'", '1', '1.0', 'yes', 'null', '~', '', '<<', '-a'],
  ...['__proto__', 'a b', 'a.b/c', '0x1f', 'é', '-', '?', '? a', '[x]', '"a" '],
];

const indent = fc.constantFrom('', '', '  ', '  ', '    ', ' ', '\t', '  \t');
const end = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '\n\n', ' # c\n');
const pair = fc
  .tuple(
    fc.constantFrom('', '', '- ', '-  ', '- - '),
    fc.constantFrom(...keys),
    fc.constantFrom(': ', ': ', ':', ':\t', ' : '),
    fc.constantFrom(...scalars),
  )
  .map(parts => parts.join(''));
const line = fc
  .tuple(indent, fc.oneof(pair, pair, fc.constantFrom(...scalars)), end)
  .map(parts => parts.join(''));
const marker = fc.constantFrom(
  '---\n',
  '...\n',
  '--- # c\n',
  ' ---\n',
  '# c\n',
);
const document = fc
  .array(fc.oneof({ weight: 5, arbitrary: line }, marker), { maxLength: 6 })
  .map(parts => parts.join(''));

const flow = fc
  .array(fc.constantFrom(...'{}[],:?-#\n1'.split(''), ': ', '\n  ', '"b"', 'a'))
  .map(parts => `k: ${parts.join('')}`);

const { value } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({
      unit: fc.constantFrom(...'a \n\t:#-"\'\\b'.split('')),
      maxLength: 120,
    }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(null, true, 12, 9007199254740993n),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 8 }), tie('value'), { maxKeys: 4 }),
  ),
}));
const written = fc
  .tuple(
    value,
    fc.constantFrom(
      {},
      { indentSeq: false },
      { defaultStringType: 'QUOTE_DOUBLE' } as const,
      { defaultStringType: 'BLOCK_FOLDED' } as const,
      { defaultStringType: 'BLOCK_LITERAL', indent: 4 } as const,
      { collectionStyle: 'flow' } as const,
      { lineWidth: 20 },
    ),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([data, options, eol]) =>
    stringify({ data }, { version: '1.1', ...options }).replaceAll('\n', eol),
  );

/** Both readings; the simple one is undefined where it was not given. */
function readBoth(text: string) {
  const values = readSimpleYaml(text, manifestLimits);
  const { refusal, documents } = readYamlDocuments(
    text,
    'kubernetes',
    manifestLimits,
  );
  const faults = documents.flatMap(found => found.faults);
  return {
    simple: values && toEntries(values.filter(isSomething)),
    full:
      refusal || faults.length > 0
        ? { refusal, faults }
        : toEntries(documents.map(found => found.value).filter(isSomething)),
  };
}

function isSomething(found: unknown): boolean {
  return found !== null && found !== undefined;
}

/** Keys in their order, and `__proto__` as any other: an ordinary comparison of objects sees neither. */
function toEntries(found: unknown): unknown {
  if (Array.isArray(found)) {
    return found.map(toEntries);
  }
  return found !== null && typeof found === 'object'
    ? { entries: Object.entries(found).map(([k, v]) => [k, toEntries(v)]) }
    : found;
}

describe('readSimpleYaml', () => {
  it.each([
    ['lines of every kind', document],
    ['flow collections', flow],
    ['what another program has written', written],
  ])('reads %s as the full parser does, or not at all', (_, texts) => {
    fc.assert(
      fc.property(texts, text => {
        const { simple, full } = readBoth(text);
        expect(simple ?? full).toEqual(full);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(
    scalars.flatMap(scalar => [
      `k: ${scalar}\n`,
      `- ${scalar}\n- b\n`,
      `${scalar}: v\n`,
      `k: [${scalar}, {a: ${scalar}}]\n`,
    ]),
  )('reads %j as the full parser does, or not at all', text => {
    const { simple, full } = readBoth(text);
    expect(simple ?? full).toEqual(full);
  });

  it('reads what manifests are made of', () => {
    const simple = fc
      .sample(written, 200)
      .filter(text => readBoth(text).simple);
    expect(simple.length).toBeGreaterThan(150);
  });

  it.each([
    ['an anchor', 'a: &x 1\n'],
    ['an alias', 'a:\n  *x\n'],
    ['a tag', '- !a b\n'],
    ['a merge key', '<<: {a: 1}\n'],
    ['a directive', '%YAML 1.2\n---\na: 1\n'],
    ['a duplicate key', 'a: 1\nb: 2\na: 3\n'],
    ['keys that are one when read', '1: a\n0x1: b\n'],
    ['infinity', 'a: .inf\n'],
    ['a tab as indentation', 'a:\n\tb: 1\n'],
    ['an explicit key', '? a\n: b\n'],
    ['a key that is very long', `${'a'.repeat(1100)}: b\n`],
    ['deep nesting', `${'['.repeat(60)}${']'.repeat(60)}`],
    ['many documents', '--- {}\n'.repeat(3000)],
    ['a text that is very long', `a: ${'b'.repeat(1024 * 1024)}`],
    ['broken YAML', 'a: [b\n'],
  ])('leaves %s to the full parser', (_, text) => {
    expect(readSimpleYaml(text, manifestLimits)).toBeUndefined();
  });

  it('leaves costly texts to the full parser', () => {
    const limits = { ...manifestLimits, values: 20 };
    expect(readSimpleYaml('[1, 2, 3]', limits)).toEqual([[1, 2, 3]]);
    expect(readSimpleYaml(`[${'1,'.repeat(30)}]`, limits)).toBeUndefined();
  });

  it('keeps integers in full and keys of every name', () => {
    const [found] = readSimpleYaml(
      'a: 9007199254740993\n__proto__: {b: 1}\n',
      manifestLimits,
    )!;
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype);
    expect(Object.entries(found!)).toEqual([
      ['a', 9007199254740993n],
      ['__proto__', { b: 1 }],
    ]);
  });
});
