import fc from 'fast-check';
import { parseJsonExactly } from './parseJsonExactly';

/** What a reviver makes of the text, slowly. */
function parseByReviver(text: string): unknown {
  return JSON.parse(text, (_key, value, context?: { source?: string }) =>
    typeof value === 'number' &&
    !Number.isSafeInteger(value) &&
    /^-?\d+$/.test(context?.source ?? '')
      ? BigInt(context!.source!)
      : value,
  );
}

const long = '12345678901234567890';

describe('parseJsonExactly', () => {
  it.each([
    ['a long integer', `{"a":${long}}`, { a: BigInt(long) }],
    ['a negative one', `[-${long}]`, [-BigInt(long)]],
    ['one at the top', long, BigInt(long)],
    ['a short one beside it', `[1, ${long}]`, [1, BigInt(long)]],
    ['a safe one of 16 digits', '[9007199254740991]', [9007199254740991]],
    ['a fraction', '[0.12345678901234567890]', [0.12345678901234568]],
    ['an exponent', '[12345678901234567890e1]', [123456789012345678900]],
    ['digits in a string', `["${long}"]`, [long]],
    ['digits behind a quote', `["\\"${long}"]`, [`"${long}`]],
    [
      'a string like a mark',
      `["~${long}", ${long}]`,
      [`~${long}`, BigInt(long)],
    ],
    ['an escaped one', `["\\u007e1", ${long}]`, ['~1', BigInt(long)]],
    ['more of them', `["~~1", "~", ${long}]`, ['~~1', '~', BigInt(long)]],
    [
      'a key like a mark',
      `{"~1": "~", "\\u007e2" : ${long}}`,
      { '~1': '~', '~2': BigInt(long) },
    ],
  ])('reads %s', (_, text, value) => {
    expect(parseJsonExactly(text)).toEqual(value);
    expect(parseJsonExactly(text)).toEqual(parseByReviver(text));
  });

  it('leaves a number that nobody writes to JSON.parse', () => {
    const digits = '9'.repeat(1_000);
    expect(parseJsonExactly(`[${digits}]`)).toEqual([Infinity]);
  });

  it.each([
    `[0${long}]`,
    `[--${long}]`,
    `[1 ${long}]`,
    `["a" ${long}]`,
    `["a${long}`,
    `[${long}`,
    `{${long}: 1}`,
    `[.${long}]`,
    `[+${long}]`,
  ])('refuses %s', text => {
    expect(() => parseJsonExactly(text)).toThrow(SyntaxError);
  });

  it('makes a property of a key that is none by assignment', () => {
    const parsed = parseJsonExactly(
      `{"__proto__": ${long}, "a": {"__proto__": "~"}}`,
    );
    expect(Object.entries(parsed as object)).toEqual([
      ['__proto__', BigInt(long)],
      ['a', expect.anything()],
    ]);
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
  });

  it('reads what is nested deeper than a stack', () => {
    const depth = 100_000;
    const parsed = parseJsonExactly(
      `${'['.repeat(depth)}${long}${']'.repeat(depth)}`,
    );
    let inner = parsed;
    for (let level = 0; level < depth; level += 1) {
      inner = (inner as unknown[])[0];
    }
    expect(inner).toBe(BigInt(long));
  });

  it('agrees with a reviver on any document', () => {
    const text = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[~"\\u07e1-9]{0,8}$/),
      fc.constant(long),
    );
    const { value } = fc.letrec(tie => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.bigInt().map(String),
        fc
          .double({ noNaN: true, noDefaultInfinity: true })
          .map(n => JSON.stringify(n)),
        text.map(one => JSON.stringify(one)),
        fc
          .array(tie('value'), { maxLength: 4 })
          .map(items => `[${items.join(' , ')}]`),
        fc
          .array(fc.tuple(text, tie('value')), { maxLength: 4 })
          .map(
            entries =>
              `{${entries
                .map(([key, one]) => `${JSON.stringify(key)} : ${one}`)
                .join(',')}}`,
          ),
      ),
    }));
    fc.assert(
      fc.property(value as fc.Arbitrary<string>, document => {
        const whole = `[${document}, ${long}]`;
        expect(parseJsonExactly(whole)).toEqual(parseByReviver(whole));
      }),
    );
  });
});
