import { host } from '../__testUtils__/hostFixtures';
import { groupUnknownHosts } from './groupUnknownHosts';

const unknown = (
  name: string,
  code: 'unreachable' | 'stale',
  message: string = code,
) => host(name, { sync: 'unknown', cause: { code, message } });

describe('groupUnknownHosts', () => {
  it('puts hosts with the same kind of cause together, most first', () => {
    expect(
      groupUnknownHosts([
        unknown('a', 'stale', 'stale: facts of yesterday'),
        unknown('b', 'unreachable', 'no answer'),
        host('c'),
        unknown('d', 'unreachable'),
      ]),
    ).toEqual([
      { code: 'unreachable', message: 'no answer', hosts: ['b', 'd'] },
      { code: 'stale', message: 'facts of yesterday', hosts: ['a'] },
    ]);
  });
});
