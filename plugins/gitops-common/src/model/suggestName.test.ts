import { suggestName } from './suggestName';

const fields = ['environment', 'after', 'change', 'gates', 'placements'];

describe('suggestName', () => {
  it.each<[string, string | undefined]>([
    ['placement', 'placements'],
    ['Placements', 'placements'],
    ['placemnets', 'placements'],
    ['plcements', 'placements'],
    ['env', 'environment'],
    ['gate', 'gates'],
    ['e', undefined],
    ['colour', undefined],
    ['', undefined],
    ['__proto__', undefined],
    ['x'.repeat(100_000), undefined],
  ])('suggests for %j: %j', (written, name) => {
    expect(suggestName(written, fields)).toBe(name);
  });

  it('suggests nothing where there are no names', () => {
    expect(suggestName('placements', [])).toBeUndefined();
  });
});
