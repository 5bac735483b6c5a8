import { host } from '../__testUtils__/hostFixtures';
import { groupUnchecked } from './groupUnchecked';

describe('groupUnchecked', () => {
  it('counts hosts by reason and names each path once', () => {
    const command = { path: 'command[id]', reason: 'not allowed' };
    const sum = { path: 'file[/a].sha256', reason: 'too large' };
    const other = { path: 'command[uname]', reason: 'not allowed' };
    expect(
      groupUnchecked([
        host('a', { unchecked: [sum, command] }),
        host('b', { unchecked: [command, other] }),
        host('c', { unchecked: undefined }),
      ]),
    ).toEqual([
      {
        reason: 'not allowed',
        paths: ['command[id]', 'command[uname]'],
        hostCount: 2,
      },
      { reason: 'too large', paths: ['file[/a].sha256'], hostCount: 1 },
    ]);
  });
});
