import { withoutVersion } from './withoutVersion';

describe('withoutVersion', () => {
  it.each([
    ['nginx', 'nginx'],
    ['nginx=1.22', 'nginx'],
    ['nginx>=1.22', 'nginx'],
    ['python~=3', 'python'],
    ['', ''],
  ])('of %j is %j', (name, plain) => {
    expect(withoutVersion(name)).toBe(plain);
  });

  it('takes no time for a name that is full of signs', () => {
    expect(withoutVersion(`a${'<'.repeat(1_000_000)}\n`)).toBe('a');
  });
});
