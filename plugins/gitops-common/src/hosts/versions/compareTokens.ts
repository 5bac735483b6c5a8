/** A piece of a version. Pieces of different classes are ordered by class, those of one class by themselves. */
export interface Token {
  class: number;
  text: string;
}

/**
 * Orders two versions piece by piece. Where one has ended, `end` stands for what it has not: its class says what is
 * older than nothing (a pre-release) and what is newer.
 */
export function compareTokens(
  [a, b]: readonly [readonly Token[], readonly Token[]],
  end: Token,
  compareTexts: (a: string, b: string, tokenClass: number) => number,
): number {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a[i] ?? end;
    const right = b[i] ?? end;
    const order =
      left.class - right.class ||
      compareTexts(left.text, right.text, left.class);
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}
