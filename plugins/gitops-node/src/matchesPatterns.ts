/**
 * Whether a name or URL is covered by an allow-list of the operator, with `*` as wildcard. No list allows every name, an
 * empty one none. Case counts.
 *
 * @public
 */
export function matchesPatterns(
  name: string,
  patterns: readonly string[] | undefined,
): boolean {
  return patterns === undefined || patterns.some(p => matches(name, p));
}

/** Without regular expressions: `*a*a*a*a*b` must not cost more than a walk. */
function matches(name: string, pattern: string): boolean {
  const [first, ...rest] = pattern.split('*');
  if (rest.length === 0) {
    return name === pattern;
  }
  if (!name.startsWith(first)) {
    return false;
  }
  const last = rest.pop()!;
  let position = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, position);
    if (found < 0) {
      return false;
    }
    position = found + part.length;
  }
  return name.length - last.length >= position && name.endsWith(last);
}
