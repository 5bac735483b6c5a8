const units = [
  { name: 'd', seconds: 86_400 },
  { name: 'h', seconds: 3_600 },
  { name: 'min', seconds: 60 },
];

/** How long ago something was: `3 h ago`. `undefined` for what is no time. */
export function formatAge(time: string, now: Date): string | undefined {
  const seconds = Math.round((now.getTime() - Date.parse(time)) / 1000);
  if (Number.isNaN(seconds)) {
    return undefined;
  }
  // Clocks of two machines differ by a little.
  const unit = units.find(candidate => seconds >= candidate.seconds);
  return unit
    ? `${Math.floor(seconds / unit.seconds)} ${unit.name} ago`
    : 'just now';
}
