const units = [
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** How long something took, in its two largest units: `1 min 20 sec`. Clocks that disagree read as no time. */
export function durationText(
  from: string,
  until: string,
  language: string,
): string {
  const milliseconds = Date.parse(until) - Date.parse(from);
  let seconds = Math.max(0, Math.round(milliseconds / 1000) || 0);
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const number = Math.floor(seconds / size);
    seconds -= number * size;
    const isLast = unit === 'second';
    if (parts.length < 2 && (number > 0 || (isLast && parts.length === 0))) {
      parts.push(
        new Intl.NumberFormat(language, {
          style: 'unit',
          unit,
          unitDisplay: 'short',
        }).format(number),
      );
    }
  }
  return parts.join(' ');
}
