/** An answer, after all redirects. */
export interface HttpAnswer {
  status: number;
  /** One to a line. */
  headers: string;
  body?: string;
}

/**
 * What `curl -i` prints on stdout, or `wget -S` on both outputs.
 *
 * @returns undefined where no whole head of an answer is among it
 */
export function parseHttpAnswer(
  out: string,
  err: string,
): HttpAnswer | undefined {
  return out.startsWith('HTTP/') ? parseCurl(out) : parseWget(out, err);
}

function parseCurl(text: string): HttpAnswer | undefined {
  let rest = text;
  let found: HttpAnswer | undefined;
  // Heads of redirects, of proxies and of "100 Continue" stand in front of the last one.
  while (rest.startsWith('HTTP/') && (!found || isInterim(found.status))) {
    const [, head, body] = /^([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(rest) ?? [];
    if (head === undefined) {
      return undefined;
    }
    const [first, ...headers] = head.split(/\r?\n/);
    const status = Number(/^HTTP\/\S+ (\d{3})\b/.exec(first)?.[1]);
    found = { status, headers: headers.join('\n'), body };
    rest = body;
  }
  return found && !Number.isNaN(found.status) ? found : undefined;
}

function isInterim(status: number): boolean {
  return status < 200 || (status >= 300 && status < 400);
}

function parseWget(out: string, err: string): HttpAnswer | undefined {
  const last = err.split(/^(?= *HTTP\/)/m).at(-1) ?? '';
  const [first, ...lines] = last.split(/\r?\n/).map(line => line.trim());
  const status = Number(/^HTTP\/\S+ (\d{3})\b/.exec(first)?.[1]);
  if (Number.isNaN(status)) {
    return undefined;
  }
  const headers = lines.filter(line => /^[A-Za-z0-9-]+:/.test(line)).join('\n');
  return status >= 400 ? { status, headers } : { status, headers, body: out };
}
