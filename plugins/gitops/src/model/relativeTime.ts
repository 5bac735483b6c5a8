const units: Array<[Intl.RelativeTimeFormatUnit, number]> = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/**
 * A past time in the largest unit that fits, in the words of a language: `20 sec. ago`. Times in the future, which clocks
 * that disagree produce, read as now.
 */
export function relativeTime(
  at: string,
  now: number,
  language: string,
): string | undefined {
  const time = Date.parse(at);
  if (Number.isNaN(time)) {
    return undefined;
  }
  const seconds = Math.max(0, Math.round((now - time) / 1000));
  const [unit, size] =
    units.find(([, length]) => seconds >= length) ?? units[units.length - 1];
  return new Intl.RelativeTimeFormat(language, {
    style: 'short',
    numeric: seconds === 0 ? 'auto' : 'always',
  }).format(-Math.floor(seconds / size), unit);
}

/** The same time in full, for those who need it exactly. */
export function exactTime(at: string, language: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time)
    ? at
    : new Intl.DateTimeFormat(language, {
        dateStyle: 'full',
        timeStyle: 'long',
      }).format(time);
}
