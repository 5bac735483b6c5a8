const maxLength = 300;

/**
 * One line for people out of text that may hold credentials and terminal codes.
 *
 * @param secrets - values that must not be seen, besides what looks like user information of a URL
 */
export function redact(text: string, secrets: readonly string[]): string {
  let safe = text;
  for (const secret of secrets) {
    safe = safe.replaceAll(secret, '***');
  }
  return (
    safe
      .replace(/\/\/[^\s/@]*@/g, '//***@')
      .replace(
        /\b(authorization|bearer|basic|token)\b[\s:=]+((bearer|basic|token)\s+)?\S+/gi,
        '$1 ***',
      )
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
      .trim()
      .slice(0, maxLength)
  );
}

/** Everything under which a credential could show up: the header, and what a basic one decodes to. */
export function secretsOf(authorization: string | undefined): string[] {
  if (!authorization) {
    return [];
  }
  const [scheme, value = ''] = authorization.split(' ');
  const decoded =
    scheme.toLowerCase() === 'basic'
      ? Buffer.from(value, 'base64').toString()
      : '';
  const colon = decoded.indexOf(':');
  return [
    authorization,
    value,
    decoded,
    decoded.slice(0, colon),
    decoded.slice(colon + 1),
  ].filter(secret => secret.length >= 6);
}
