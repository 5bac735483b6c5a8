import { matchValue } from './matchValue';
import { WorkBudget } from './Outcome';
import { tryPatterns } from './patterns';

const context = (steps = 1_000_000) => ({
  budget: new WorkBudget(steps),
  match: matchValue,
  compareVersions: () => 0,
});

const text = 'listen = 8080\r\nworkers = 4\n!important\n\\back\n/etc/app/\n';

describe('tryPatterns', () => {
  it.each([
    'workers',
    'workers = 4',
    '/^workers = \\d+$/',
    '/(?i)LISTEN/',
    '!absent',
    '!/absent/',
    '\\!important',
    '\\\\back',
    '\\/etc/app/',
    '/etc/app',
    '',
    '/',
  ])('%j is met', pattern => {
    expect(tryPatterns([pattern], text, context())).toEqual({ unmet: [] });
  });

  it.each([
    'workers = 16',
    '/^orkers/',
    // Patterns are tried line by line.
    '/8080\\s+workers/',
    '!workers',
    '!/^workers/',
    '!',
  ])('%j is not met', pattern => {
    expect(tryPatterns(['listen', pattern], text, context())).toEqual({
      unmet: [pattern],
    });
  });

  it('meets an empty pattern by an empty text', () => {
    expect(tryPatterns(['', 'a', '!b'], '', context())).toEqual({
      unmet: ['a'],
    });
  });

  it.each([
    [['/(/'], 'a pattern is no regular expression of Go (RE2)'],
    [[7], 'a pattern is no text: it needs quotes'],
    [[{ 'have-prefix': 'a' }], 'a pattern is no text: it needs quotes'],
  ])('%j is not judged', (patterns, unjudged) => {
    expect(tryPatterns(patterns, text, context())).toEqual({
      unmet: [],
      unjudged: { unjudged },
    });
  });

  it('tells what is not met beside what is not judged', () => {
    expect(tryPatterns(['/(/', 'nowhere'], text, context())).toEqual({
      unmet: ['nowhere'],
      unjudged: { unjudged: expect.any(String) },
    });
  });

  it('stops where its steps are spent', () => {
    const found = tryPatterns(['nowhere'], text.repeat(100), context(200));
    expect(found.unjudged?.unjudged).toContain('too costly');
  });
});
