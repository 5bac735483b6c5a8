import { CheckTimes, whenToCheck } from './whenToCheck';

const now = new Date('2026-03-01T12:00:00.000Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const good = (seconds: number, tree = 'a') => ({
  tree,
  checkedAt: ago(seconds).toISOString(),
});

describe('whenToCheck', () => {
  it.each<[string, Partial<CheckTimes>, number]>([
    ['nothing was ever checked', {}, 0],
    ['another tree was checked', { run: good(5, 'b') }, 0],
    [
      'the hosts were synced since',
      { run: { checkedAt: good(5).checkedAt } },
      0,
    ],
    ['a check was good', { run: good(600) }, 3000],
    ['a clock a little ahead says that one was good', { run: good(-60) }, 3660],
    ['a clock far ahead says that one was good', { run: good(-7200) }, 0],
    ['the time has come', { run: good(3600) }, 0],
    ['somebody asks', { run: good(600), isRequested: true }, 0],
    [
      'somebody asks again at once',
      { run: good(59), isRequested: true },
      3600 - 59,
    ],
    ['this tree failed a moment ago', { triedAt: ago(20) }, 40],
    [
      'somebody asks after a failure',
      { triedAt: ago(20), isRequested: true },
      40,
    ],
    ['a failure is tried again', { triedAt: ago(5), isRetry: true }, 0],
    ['this tree failed long ago', { triedAt: ago(600) }, 0],
  ])('where %s', (_, times, seconds) => {
    const dueAt = whenToCheck({
      run: undefined,
      tree: 'a',
      checkEveryMs: 3_600_000,
      triedAt: undefined,
      isRequested: false,
      isRetry: false,
      now,
      ...times,
    });
    expect((dueAt.getTime() - now.getTime()) / 1000).toBeCloseTo(seconds);
  });
});
