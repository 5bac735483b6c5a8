import { matchesPatterns } from './matchesPatterns';

describe('matchesPatterns', () => {
  it.each([
    ['dev', undefined, true],
    ['dev', [], false],
    ['dev', ['dev'], true],
    ['dev', ['de'], false],
    ['dev', ['*'], true],
    ['dev-eu-1', ['dev-*'], true],
    ['dev-eu-1', ['*-1'], true],
    ['dev-eu-1', ['d*eu*1'], true],
    ['dev-eu-1', ['d*us*1'], false],
    ['ab', ['ab*b'], false],
    ['aba', ['ab*a'], true],
    ['prod', ['dev', 'pr*'], true],
  ])('%s against %j: %s', (name, patterns, expected) => {
    expect(matchesPatterns(name, patterns)).toBe(expected);
  });
});
