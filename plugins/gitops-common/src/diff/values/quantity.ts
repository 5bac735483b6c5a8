const suffixes: Record<string, readonly [base: number, exponent: number]> = {
  n: [10, -9],
  u: [10, -6],
  m: [10, -3],
  '': [10, 0],
  k: [10, 3],
  M: [10, 6],
  G: [10, 9],
  T: [10, 12],
  P: [10, 15],
  E: [10, 18],
  Ki: [2, 10],
  Mi: [2, 20],
  Gi: [2, 30],
  Ti: [2, 40],
  Pi: [2, 50],
  Ei: [2, 60],
};

/** Amounts are held in units of 10^-18, so that every quantity that Kubernetes can store is a whole number. */
const scale = 18;

/**
 * The exact amount that a Kubernetes quantity names (`500m`, `1.5Gi`, `1e3`, `2`); undefined where it is none.
 */
export function parseQuantity(value: unknown): bigint | undefined {
  const text = typeof value === 'string' ? value : String(value);
  if (text.length > 40) {
    return undefined;
  }
  const match =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:([eE][+-]?\d{1,2})|([numkMGTPE]|[KMGTPE]i)?)$/.exec(
      text,
    );
  if (!match || (!match[2] && !match[3])) {
    return undefined;
  }
  const [, sign, whole, fraction = '', exponent, suffix = ''] = match;
  const [base, power] = exponent
    ? ([10, Number(exponent.slice(1))] as const)
    : suffixes[suffix];
  let digits = BigInt(`${whole}${fraction}` || '0');
  let shift = scale - fraction.length;
  if (base === 2) {
    digits *= 2n ** BigInt(power);
  } else {
    shift += power;
  }
  // What is finer than the scale rounds up, as Kubernetes does with amounts finer than nano.
  const amount =
    shift >= 0
      ? digits * 10n ** BigInt(shift)
      : (digits + 10n ** BigInt(-shift) - 1n) / 10n ** BigInt(-shift);
  return sign === '-' ? -amount : amount;
}
