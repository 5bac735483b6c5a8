import { parsePointer, ruleEndingHere, stepPointers } from './pointers';
import { matchesGlob, selectRules } from './selectRules';

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
])('glob %j on %j: %p', (glob, text, matches) => {
  expect(matchesGlob(glob, text)).toBe(matches);
});

it('matches hostile globs in linear time', () => {
  expect(matchesGlob(`${'*a'.repeat(200)}b`, 'a'.repeat(10_000))).toBe(false);
});

it('follows a JSON pointer with escapes to where it ends', () => {
  const cursor = parsePointer('/metadata/annotations/a~1b~0c', 'rule')!;
  let cursors = stepPointers([cursor], ['metadata']);
  cursors = stepPointers(cursors, ['annotations']);
  expect(ruleEndingHere(cursors)).toBeUndefined();
  expect(ruleEndingHere(stepPointers(cursors, ['a/b~c']))).toBe('rule');
  expect(stepPointers(cursors, ['other'])).toEqual([]);
});

describe('selectRules', () => {
  const ref = {
    group: 'apps',
    kind: 'Deployment',
    namespace: 'x',
    name: 'web',
  };

  it.each([
    [{ group: 'apps', kind: 'Deployment' }, 1],
    [{ group: '*', kind: '*' }, 1],
    [{ kind: 'Deployment' }, 0],
    [{ group: 'apps', kind: 'Deployment', name: 'worker' }, 0],
    [{ group: 'apps', kind: 'Deployment', namespace: 'y' }, 0],
    [{ group: 'apps', kind: 'Deployment', name: 'web', namespace: 'x' }, 1],
  ])('%j selects %i', (rule, count) => {
    const { pointers } = selectRules(
      [{ ...rule, jsonPointers: ['/spec/replicas'] }],
      ref,
    );
    expect(pointers).toHaveLength(count);
  });

  it.each([
    [{ jqPathExpressions: ['.spec'] }, 'not-configured'],
    [{ jsonPointers: ['spec'] }, 'invalid'],
  ])('%j cannot be carried out', (rule, code) => {
    const { failure } = selectRules(
      [{ group: 'apps', kind: 'Deployment', ...rule }],
      ref,
    );
    expect(failure?.code).toBe(code);
  });
});
