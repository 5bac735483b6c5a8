import { JsonValue } from '../../../model/resource';
import { versionOrders } from '../versionOrders';
import { matchValue } from './matchValue';
import { MatchContext, WorkBudget } from './Outcome';

function contextOf(options: Partial<MatchContext> = {}): MatchContext {
  return {
    budget: new WorkBudget(1_000_000),
    match: matchValue,
    compareVersions: versionOrders.none,
    ...options,
  };
}

const json = (value: JsonValue) =>
  JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? `${v}n` : v));

type Row = [expected: JsonValue, live: JsonValue];

// Source of all rows that are not about our own caps: goss manual, "Matchers" (gossfile).
const holding: Row[] = [
  ['foo', 'foo'],
  ['42', 42],
  ['true', true],
  ['a\nb', ['a', 'b']],
  [42, 42],
  [42, '42'],
  [42, ' 42\n'],
  [42, 42.0],
  [1.2, '1.20'],
  [18014398509481985n, '18014398509481985'],
  [33, 33n],
  [true, true],
  [false, false],
  [
    ['group1', 'group2'],
    ['group1', 'group2', 'group3'],
  ],
  [['b'], 'a\nb'],
  [
    ['a', 'a'],
    ['a', 'b', 'a'],
  ],
  [[], ['a']],
  [{ equal: ['foo', 'bar'] }, ['foo', 'bar']],
  [{ equal: { a: [1] } }, { a: [1] }],
  [{ 'have-prefix': '4' }, 42],
  [{ 'have-suffix': '2' }, 42],
  [{ 'contain-substring': 'oo' }, 'foo'],
  [{ 'match-regexp': '^\\d{2}$' }, 42],
  [{ 'match-regexp': '(?i)FOO' }, 'a foo'],
  [{ 'have-patterns': ['b', '!c'] }, 'a\nb'],
  [{ gt: 40 }, '42'],
  [{ ge: 42 }, 42],
  [{ lt: 45 }, 42],
  [{ le: 42 }, '42'],
  [{ gt: 9007199254740992 }, '9007199254740993'],
  [{ 'contain-element': { 'have-prefix': 'b' } }, ['foo', 'bar']],
  [{ 'contain-elements': ['moo', 'foo'] }, ['foo', 'bar', 'moo']],
  [{ 'contain-elements': ['foo', { 'have-prefix': 'f' }] }, ['foo', 'fox']],
  [{ 'contain-elements': [{ 'have-prefix': 'f' }, 'foo'] }, ['foo', 'fox']],
  [
    { 'consist-of': ['foo', { 'have-prefix': 'm' }, 'bar'] },
    ['foo', 'bar', 'moo'],
  ],
  [{ 'have-len': 3 }, [1, 2, 3]],
  [{ 'have-len': 2 }, 'é'],
  [{ not: 'FAIL' }, 'ok'],
  [{ not: { 'have-prefix': 'x' } }, 'foo'],
  [{ and: [{ gt: 40 }, { lt: 45 }, '42'] }, '42'],
  [{ or: ['a', 'b'] }, 'b'],
  [{ 'semver-constraint': '>1.0.0 <2.0.0 !=1.5.0' }, ['1.0.1', '1.9.9']],
  [{ 'semver-constraint': '>5.0.0 || < 1.5.0' }, '1.0.1'],
  [{ 'semver-constraint': '>=1.0.0-rc.1' }, '1.0.0-rc.2'],
  [{ 'semver-constraint': '>1.0.0-rc.2' }, '1.0.0-rc.11'],
  [{ 'semver-constraint': '1.0.0' }, '1.0.0+build'],
];

const failing: Row[] = [
  ['foo', 'Foo'],
  ['42', 43],
  [42, '43'],
  [true, false],
  [true, 'true'],
  [
    ['group1', 'group2', 'group2'],
    ['group1', 'group2', 'group3'],
  ],
  [['127.0.0.1'], ['0.0.0.0']],
  [{ equal: '15' }, 15],
  [{ equal: ['bar', 'foo'] }, ['foo', 'bar']],
  [{ equal: { a: 1 } }, { b: 1 }],
  [{ equal: null }, 0],
  [{ 'have-prefix': 'o' }, 'foo'],
  [{ 'match-regexp': '^o' }, 'foo'],
  [{ 'have-patterns': ['b', '!a'] }, 'a\nb'],
  [{ gt: 42 }, 42],
  [{ lt: 42 }, 42],
  [{ 'contain-element': 'b' }, ['a']],
  [{ 'contain-elements': ['foo', { 'have-prefix': 'f' }] }, ['foo', 'bar']],
  [{ 'consist-of': ['foo'] }, ['foo', 'bar']],
  [{ 'have-len': 1 }, []],
  [{ not: 'ok' }, 'ok'],
  [{ and: ['a', 'b'] }, 'a'],
  [{ and: ['b', { gjson: {} }] }, 'a'],
  [{ or: ['a', 'b'] }, 'c'],
  [{ 'semver-constraint': '>1.0.0 <2.0.0 !=1.5.0' }, ['1.0.1', '1.5.0']],
  [{ 'semver-constraint': '<1.0.0-rc.1' }, '1.0.0'],
];

/** Neither these nor their negations hold: goss ends both as failed. */
const incomparable: Row[] = [
  ['foo', { a: 1 }],
  [42, 'foo'],
  [42, true],
  [['a'], 7],
  [{ gt: 5 }, 'abc'],
  [{ gt: 5 }, '1e9999'],
  [{ gt: 5 }, '9'.repeat(65)],
  [{ 'have-prefix': 'a' }, null],
  [{ 'have-len': 2 }, 22],
  [{ 'semver-constraint': '>1.0.0' }, '1:9.2p1-2'],
  [{ 'semver-constraint': '>1.0.0' }, '01.0.0'],
  [{ 'semver-constraint': '>1.0.0' }, []],
];

const unjudged: Array<[...Row, reason: string]> = [
  [{ gjson: { a: 1 } }, '{}', 'the matcher gjson is not known'],
  [{ toString: 1 }, 'a', 'the matcher toString is not known'],
  [JSON.parse('{"__proto__": 1}'), 'a', 'the matcher __proto__ is not known'],
  [{}, 'a', 'one matcher is allowed at a place, not 0'],
  [{ gt: 1, lt: 5 }, 3, 'one matcher is allowed at a place, not 2'],
  [null, 'a', 'nothing is declared: the value is empty'],
  [{ gt: 'x' }, 3, 'the matcher needs a number'],
  [{ 'have-prefix': 1 }, 'a', 'the matcher needs a text'],
  [{ 'match-regexp': 1 }, 'a', 'the matcher needs a text'],
  [{ 'match-regexp': '(' }, 'a', 'a pattern is no regular expression'],
  [{ 'match-regexp': '(?=a)' }, 'a', 'a pattern is no regular expression'],
  [{ 'match-regexp': '(a)\\1' }, 'aa', 'a pattern is no regular expression'],
  [{ 'match-regexp': 'a'.repeat(1001) }, 'a', 'a pattern is longer than'],
  [{ 'have-patterns': 'a' }, 'a', 'have-patterns needs a list'],
  [{ 'have-len': 'a' }, 'a', 'have-len needs a number'],
  [{ 'consist-of': 'a' }, ['a'], 'a list of values is needed'],
  [{ and: 'a' }, 'a', 'and needs a list'],
  [{ or: 'a' }, 'a', 'or needs a list'],
  [{ not: { gjson: {} } }, 'a', 'the matcher gjson is not known'],
  [{ and: ['a', { gjson: {} }] }, 'a', 'the matcher gjson is not known'],
  [{ or: ['b', { gjson: {} }] }, 'a', 'the matcher gjson is not known'],
  [[{ gjson: {} }], ['a'], 'the matcher gjson is not known'],
  [{ 'semver-constraint': '1.x' }, '1.0.0', 'semver-constraint needs a range'],
  [{ 'semver-constraint': '' }, '1.0.0', 'semver-constraint needs a range'],
  [{ 'semver-constraint': 1 }, '1.0.0', 'semver-constraint needs a range'],
];

describe('matchValue', () => {
  it.each(holding.map(([a, b]) => [json(a), json(b), a, b] as const))(
    '%s holds for %s',
    (_, __, expected, live) => {
      expect(matchValue(expected, live, contextOf())).toBe('holds');
      expect(matchValue({ not: expected }, live, contextOf())).toBe('fails');
    },
  );

  it.each(failing.map(([a, b]) => [json(a), json(b), a, b] as const))(
    '%s fails for %s',
    (_, __, expected, live) => {
      expect(matchValue(expected, live, contextOf())).toBe('fails');
      expect(matchValue({ not: expected }, live, contextOf())).toBe('holds');
    },
  );

  it.each(incomparable.map(([a, b]) => [json(a), json(b), a, b] as const))(
    'neither %s nor its negation holds for %s',
    (_, __, expected, live) => {
      expect(matchValue(expected, live, contextOf())).toBe('incomparable');
      expect(matchValue({ not: expected }, live, contextOf())).toBe(
        'incomparable',
      );
      expect(matchValue({ and: [expected] }, live, contextOf())).toBe(
        'incomparable',
      );
      expect(
        matchValue({ or: [expected, { not: 'zz' }] }, 'a', contextOf()),
      ).toBe('holds');
    },
  );

  it.each(unjudged.map(([a, b, c]) => [json(a), c, a, b] as const))(
    '%s is not judged: %s',
    (_, reason, expected, live) => {
      expect(matchValue(expected, live, contextOf())).toEqual({
        unjudged: expect.stringContaining(reason),
      });
    },
  );

  it('lets what is certain win over what is not judged', () => {
    const open = { gjson: {} };
    expect(matchValue({ and: [open, { gt: 5 }] }, 'abc', contextOf())).toBe(
      'incomparable',
    );
    expect(matchValue({ and: [open, 'x'] }, 'abc', contextOf())).toBe('fails');
    expect(matchValue({ or: [open, 'abc'] }, 'abc', contextOf())).toBe('holds');
  });

  describe('of versions', () => {
    const of = (manager: keyof typeof versionOrders) =>
      contextOf({
        compareVersions: versionOrders[manager],
        compareAsVersions: versionOrders[manager],
      });

    it.each([
      ['dpkg', { ge: '1:9.2p1-2+deb12u2' }, ['1:9.2p1-2+deb12u10'], 'holds'],
      ['dpkg', { gt: '1.2' }, ['1.2~rc1'], 'fails'],
      ['rpm', { gt: '1.2' }, ['1.2^git1'], 'holds'],
      ['apk', { lt: '1.2' }, ['1.2_rc1-r3'], 'holds'],
      ['dpkg', { gt: '5.10' }, ['5.9-1', '5.11-1'], 'fails'],
      [
        'dpkg',
        { 'contain-element': { gt: '5.10' } },
        ['5.9-1', '5.11-1'],
        'holds',
      ],
      ['dpkg', { and: [{ gt: 5 }, { not: { ge: '6' } }] }, ['5.4'], 'holds'],
      ['dpkg', { gt: '1' }, [], 'incomparable'],
    ] as Array<[keyof typeof versionOrders, JsonValue, JsonValue, string]>)(
      '%s: %j for %j %s',
      (manager, expected, live, outcome) => {
        expect(matchValue(expected, live, of(manager))).toBe(outcome);
      },
    );

    it.each([
      ['none', { gt: '1' }, ['2'], 'no package manager'],
      ['dpkg', { gt: 1.1 }, ['2'], 'a version needs quotes'],
      ['dpkg', { gt: '1' }, ['a b'], 'a b is no version of dpkg'],
      ['apk', { gt: 'latest' }, ['1'], 'latest is no version of apk'],
    ] as Array<[keyof typeof versionOrders, JsonValue, JsonValue, string]>)(
      '%s: %j for %j is not judged',
      (manager, expected, live, reason) => {
        expect(matchValue(expected, live, of(manager))).toEqual({
          unjudged: expect.stringContaining(reason),
        });
      },
    );
  });

  it('stops where a comparison would take too long', () => {
    const many = Array.from({ length: 2000 }, (_, i) => `x${i}`);
    const elements = many.map(name => ({ 'have-prefix': name }));
    expect(matchValue(elements, many, contextOf())).toEqual({
      unjudged: expect.stringContaining('too costly'),
    });
    expect(
      matchValue(
        { 'match-regexp': '(x+x+)+y' },
        'x'.repeat(200_000),
        contextOf(),
      ),
    ).toEqual({ unjudged: expect.stringContaining('too costly') });
  });
});
