import { matchesGlob } from './matchesGlob';

it.each([
  ['*', 'anything', true],
  ['*', '', true],
  ['apps', 'apps', true],
  ['apps', 'app', false],
  ['*.io', 'a.b.io', true],
  ['a*b*c', 'aXXbYYc', true],
  ['a*b*c', 'aXXbYY', false],
  ['?pps', 'apps', true],
  ['', 'apps', false],
  ['{apps,batch}', 'batch', true],
  ['{apps,batch}', 'extensions', false],
  ['*.{crossplane,upbound}.io', 'aws.upbound.io', true],
  ['[A-D]*Set', 'DaemonSet', true],
  ['[!A-D]*Set', 'DaemonSet', false],
  ['[abc]', 'b', true],
  ['\\*', '*', true],
  ['\\*', 'a', false],
  // Not closed: no pattern at all.
  ['[abc', '[abc!', false],
  ['{a,b', 'a', false],
])('%j on %j: %p', (glob, text, matches) => {
  expect(matchesGlob(glob, text)).toBe(matches);
});

it.each(['*a'.repeat(200), '{a,b}'.repeat(400), '['.repeat(2000)])(
  'matches hostile patterns without running for ever',
  glob => {
    expect(matchesGlob(`${glob}b`, 'a'.repeat(10_000))).toBe(false);
  },
);
