import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { compareVersions, PackageManager } from './compareVersions';
import { isVersion } from './isVersion';

const signs = [
  ['<', -1, 'lt'],
  ['=', 0, 'eq'],
  ['>', 1, 'gt'],
] as const;

const signOf = (manager: PackageManager, a: string, b: string) =>
  signs.find(
    ([, order]) => order === Math.sign(compareVersions(manager, a, b)),
  )![0];

/** What we say of the two versions of a line, in both directions. */
function judgeLine(manager: PackageManager, line: string) {
  const [a, , b] = line.split(' ');
  const mirrored = { '<': '>', '=': '=', '>': '<' }[signOf(manager, b, a)];
  return [`${a} ${signOf(manager, a, b)} ${b}`, `${a} ${mirrored} ${b}`];
}

// deb-version(7), Debian policy 5.6.12, and lib/dpkg/t/t-version.c of dpkg.
const dpkgOrders = [
  '0:0-0 = 0:0-0',
  '0:0-00 = 0:00-0',
  '1:2-3 = 1:2-3',
  '0:0-0 < 1:0-0',
  '0:a-0 < 0:b-0',
  '0:0-a < 0:0-b',
  '1:1.0 > 2.0',
  '0:1.0 = 1.0',
  '1.0 = 1.0-0',
  '1.0-1 > 1.0',
  '1.0~rc1 < 1.0',
  '1.0~~ < 1.0~~a',
  '1.0~~a < 1.0~',
  '1.0~ < 1.0',
  '1.0 < 1.0a',
  '1.0a < 1.0+b1',
  '1.0-1 < 1.0-1+deb12u1',
  '1.9 < 1.10',
  '1.09 = 1.9',
  '2.1.0-6+deb8u1 > 2.1.0~beta3-0',
  '1:9.2p1-2+deb12u1 < 1:9.2p1-2+deb12u10',
  '5.2.15-2+b7 < 5.2.15-2+b8',
  '1.2.3-4-5 > 1.2.3-4-4',
  '99999999999999999999 < 100000000000000000000',
];

// tests/rpmvercmp.at of rpm, and rpm-version(7) for epochs and releases.
const rpmOrders = [
  '1.0 = 1.0',
  '1.0 < 2.0',
  '2.0 < 2.0.1',
  '2.0.1a > 2.0.1',
  '5.5p1 < 5.5p2',
  '5.5p1 < 5.5p10',
  '10xyz < 10.1xyz',
  'xyz10 < xyz10.1',
  'xyz.4 < 8',
  '5.5p2 < 5.6p1',
  '5.6p1 < 6.5p1',
  '6.0.rc1 > 6.0',
  '10b2 > 10a1',
  '10a2 < 10b2',
  '1.0a < 1.0aa',
  '10.0001 = 10.1',
  '10.0001 < 10.0039',
  '4.999.9 < 5.0',
  '20101121 < 20101122',
  '2_0 = 2.0',
  'a+ = a_',
  '+a = _a',
  '+_ = _+',
  '1.0~rc1 < 1.0',
  '1.0~rc1 < 1.0~rc2',
  '1.0~rc1~git123 < 1.0~rc1',
  '1.0^ > 1.0',
  '1.0^git1 > 1.0',
  '1.0^git1 < 1.0^git2',
  '1.0^git1 < 1.01',
  '1.0^git1 < 1.0a',
  '1.0^20160101 < 1.0.1',
  '1.0^20160102 > 1.0^20160101^git1',
  '1.0~rc1^git1 > 1.0~rc1',
  '1.0^git1~pre < 1.0^git1',
  '1b.fc17 < 1.fc17',
  '1g.fc17 > 1.fc17',
  '1:1.0 > 2.0',
  '0:1.0 = 1.0',
  '1.0-1 = 1.0',
  '1.0-1 < 1.0-2',
  '1:1.0-1.el9 > 1.0-2.el9',
  '4.18.0-425.3.1.el8 < 4.18.0-425.10.1.el8',
  '2.34-60.el9 < 2.34-60.el9_2.7',
];

// test/version.data of apk-tools.
const apkOrders = [
  '2.34 > 0.1.0_alpha',
  '23_foo > 4_beta',
  '1.0 < 1.0bc',
  '0.1.0_alpha = 0.1.0_alpha',
  '0.1.0_alpha2 > 0.1.0_alpha',
  '1.0.4-r3 < 1.0.4-r4',
  '1.0.4-r4 < 1.6',
  '1.1 > 1.1_alpha1',
  '1.2.1 > 1.2',
  '1.2 < 1.3_alpha',
  '1.3_alpha < 1.3_alpha2',
  '0.12 < 0.13_beta1',
  '2.3.0b-r1 < 2.3.0b-r2',
  '2.3.0b-r4 > 0.12.1',
  '3.1_p16 < 3.1_p17',
  '1.06-r6 < 006',
  '006 > 1.0.0',
  '1.2.2-r1 > 1.2.2',
  '2.01.01_alpha10 > 0.94',
  '0.94 < 1.0',
  '1.39 > 1.00_beta2',
  '4.2.52_p2-r1 < 4.2.52_p4-r2',
  '4.2.52_p4-r2 > 1.02.07',
  '1.02.07 < 1.02.10-r1',
  '2.5.1-r8 < 2.5.1a-r1',
  '1.3.5-r10 > 1.3.5-r8',
  '3.0.0-r2 < 021109-r3',
  '1.1.7 < 6b-r7',
  '0.10.0 < 0.10.1_rc1',
  '1.0-r1 > 0.15.1b',
  '2.10.1 > 02.08.01b',
  '2.02.06 < 2.02.10',
  '2.8.6-r2 > 2.02-r1',
  '1.07-r1 < 1.07.5',
  '4.5_p1-r1 > 4.5_p1',
  '0.9.8c-r1 < 0.9.8d',
  '1.8.5 < 1.8.5_p2',
  '0.98 < 1.00',
  '1.6.8_p12-r1 > 1.6.8_p9-r2',
  '0.9.28-r2 < 0.9.28.1',
  '1.3-r0 < 1.3.1-r0',
  '1.3_pre1-r1 < 1.3.2',
  '1.0_p10-r0 > 1.0_p9-r0',
  '0.1.0_alpha_pre2 < 0.1.0_alpha',
  '1.0.0_pre20191002222144-r0 < 1.0.0_pre20210530193627-r0',
  // Digits after a letter, as apk 2 reads them: packages of Alpine have such versions.
  '3.3.3p1-r2 < 3.3.3p1-r3',
  '1.7.4p6-r0 < 1.7.4p10-r0',
  '1.0~1a < 1.0~2b',
  '1.0 < 1.0~1a',
];

describe('compareVersions', () => {
  it.each([
    ...dpkgOrders.map(line => ['dpkg', line] as const),
    ...rpmOrders.map(line => ['rpm', line] as const),
    ...apkOrders.map(line => ['apk', line] as const),
  ])('orders as %s: %s', (manager, line) => {
    expect(judgeLine(manager, line)).toEqual([line, line]);
  });
});

const pieces = ['0', '1', '01', '10', '9', 'a', 'rc', 'p', 'git', '.', '+'];
const separated = fc
  .array(fc.constantFrom(...pieces, '~', '^', '_', '-', ':'), { maxLength: 8 })
  .map(parts => parts.join(''));
const apkVersion = fc
  .tuple(
    fc.array(fc.constantFrom('0', '1', '01', '10', '010', '2'), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.constantFrom('', 'a', 'b', 'p1', 'p10'),
    fc.array(fc.constantFrom('_alpha', '_rc2', '_p', '_git10', '_pre'), {
      maxLength: 2,
    }),
    fc.constantFrom('', '~0a', '~1'),
    fc.constantFrom('', '-r0', '-r1', '-r10'),
  )
  .map(([digits, letter, suffixes, hash, revision]) =>
    [digits.join('.'), letter, ...suffixes, hash, revision].join(''),
  );

/** Versions of rpm that all have a release: without one, equality is not transitive by design. */
const rpmVersion = fc
  .tuple(separated, separated)
  .map(([version, release]) => `${version}-${release.replaceAll('-', '.')}`);

describe.each([
  ['dpkg', separated],
  ['rpm', rpmVersion],
  ['apk', apkVersion],
  ['apk', separated],
] as const)('the order of %s', (manager, versions) => {
  it('is a total one', () => {
    fc.assert(
      fc.property(versions, versions, versions, (a, b, c) => {
        const order = (x: string, y: string) =>
          Math.sign(compareVersions(manager, x, y));
        expect(order(a, a)).toBe(0);
        expect(order(a, b) + order(b, a)).toBe(0);
        const [x, y, z] = [a, b, c].sort((l, r) => order(l, r));
        expect(order(x, y)).toBeLessThanOrEqual(0);
        expect(order(y, z)).toBeLessThanOrEqual(0);
        expect(order(x, z)).toBe(Math.min(order(x, y), order(y, z)));
      }),
      { numRuns: 2000 },
    );
  });
});

const hasDpkg = spawnSync('dpkg', ['--version']).status === 0;

(hasDpkg ? describe : describe.skip)('the real dpkg', () => {
  it('agrees', () => {
    const pairs = [
      ...dpkgOrders.map(line => line.split(' ')).map(([a, , b]) => [a, b]),
      ...fc.sample(
        fc
          .tuple(separated, separated)
          .map(pair => pair.map(text => `1${text.replace(/[^\w.+~]/g, '.')}1`))
          .map(pair => pair.map(text => text.replaceAll('_', '~'))),
        { numRuns: 200, seed: 4 },
      ),
    ];
    const relations = pairs.map(([a, b]) => {
      const sign = signOf('dpkg', a, b);
      return [a, signs.find(([known]) => known === sign)![2], b];
    });
    // One shell for all of them: it prints what dpkg refuses.
    const refused = execFileSync(
      'sh',
      [
        '-c',
        'while [ $# -gt 2 ]; do dpkg --compare-versions "$1" "$2" "$3" || echo "$1 $2 $3"; shift 3; done',
        'sh',
        ...relations.flat(),
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    expect(refused).toBe('');
  });
});

describe('isVersion', () => {
  it.each([
    ['dpkg', '1:9.2p1-2+deb12u10', true],
    ['rpm', '4.18.0-425.3.1.el8', true],
    ['apk', '3.3.3p1-r3', true],
    ['apk', '1.0_alpha_pre2~0a1-r3', true],
    ['apk', '1.0bc', false],
    ['apk', '23_foo', false],
    ['apk', '1:1.0', false],
    ['dpkg', '', false],
    ['dpkg', '>= 1.0', false],
    ['rpm', '1.0\n', false],
    ['rpm', '1'.repeat(257), false],
  ] as const)('%s: %s is one: %s', (manager, text, expected) => {
    expect(isVersion(manager, text)).toBe(expected);
  });
});
