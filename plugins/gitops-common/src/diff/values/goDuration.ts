const nanoseconds: Record<string, number> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

/** Length of a duration as Go prints it (`1h`, `1h0m0s`, `1.5s`) in nanoseconds; undefined where it is none. */
export function parseGoDuration(text: string): number | undefined {
  if (text.length > 40 || !/^-?(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(text)) {
    return undefined;
  }
  let total = 0;
  for (const [, amount, unit] of text.matchAll(
    /(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g,
  )) {
    total += Number(amount) * nanoseconds[unit];
  }
  return text.startsWith('-') ? -total : total;
}
