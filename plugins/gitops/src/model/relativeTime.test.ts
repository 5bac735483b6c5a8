import { exactTime, relativeTime } from './relativeTime';

const now = Date.parse('2026-11-21T12:00:00Z');

describe('relativeTime', () => {
  it.each([
    ['2026-11-21T11:59:40Z', 'en', '20 sec. ago'],
    ['2026-11-21T11:59:40Z', 'zh-CN', '20秒前'],
    ['2026-11-21T11:01:00Z', 'en', '59 min. ago'],
    ['2026-11-21T09:00:00Z', 'en', '3 hr. ago'],
    ['2026-11-12T12:00:00Z', 'en', '9 days ago'],
    ['2024-11-12T12:00:00Z', 'en', '2 yr. ago'],
    ['2026-11-21T12:00:00Z', 'en', 'now'],
    ['2026-11-21T12:05:00Z', 'en', 'now'],
    ['soon', 'en', undefined],
  ])('%s in %s is %s', (at, language, expected) => {
    expect(relativeTime(at, now, language)).toBe(expected);
  });
});

describe('exactTime', () => {
  it('names the day and the zone', () => {
    expect(exactTime('2026-11-21T12:00:00Z', 'en')).toMatch(
      /Saturday, November 21, 2026/,
    );
  });

  it('shows what is no time as it came', () => {
    expect(exactTime('soon', 'en')).toBe('soon');
  });
});
