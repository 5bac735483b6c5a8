const maxLength = 400;

/**
 * What of a tool's complaint may be shown: its first line without our folders. Documents that it quotes are cut out,
 * since they may be Secrets.
 */
export function redactToolError(stderr: string, root: string): string {
  const line =
    stderr
      .split('\n')
      .map(text => text.trim())
      .find(text => text !== '' && !/^(#|Warning:)|err=<$/.test(text)) ??
    'no reason given';
  const text = line
    .split(`${root}/tree/`)
    .join('')
    .split(root)
    .join('')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f]/g, ' ')
    // kubectl puts the whole of it in quotes.
    .replace(/^[EF]\d{4} \S+ +\d+ \S+\] "command failed" err="(.*)"$/, '$1')
    .split('\\"')
    .join('"')
    .replace(/\[[^\]]{40,}(\]|$)/g, '[…]')
    // Takes all pairs of quotes, so that what stands between two of them is not taken for a third.
    .replace(/"([^"]*)("|$)/g, (whole, quoted: string) =>
      quoted.length < 80 ? whole : '"…"',
    )
    .replace(/\{[^}]{40,}(\}|$)/g, '{…}');
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
