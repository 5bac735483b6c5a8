import { durationText } from './durationText';

describe('durationText', () => {
  it.each([
    ['2026-11-21T12:00:00Z', '2026-11-21T12:00:42Z', '42 sec'],
    ['2026-11-21T12:00:00Z', '2026-11-21T12:01:20Z', '1 min 20 sec'],
    ['2026-11-21T12:00:00Z', '2026-11-21T13:00:05Z', '1 hr 5 sec'],
    ['2026-11-21T12:00:00Z', '2026-11-21T13:10:05Z', '1 hr 10 min'],
    ['2026-11-21T12:00:00Z', '2026-11-21T11:59:00Z', '0 sec'],
    ['yesterday', '2026-11-21T11:59:00Z', '0 sec'],
  ])('from %s until %s is %s', (from, until, text) => {
    expect(durationText(from, until, 'en')).toBe(text);
  });
});
