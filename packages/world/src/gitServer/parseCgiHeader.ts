/** Status and headers that a CGI program prints before its body. */
export interface CgiHeader {
  status: number;
  headers: Record<string, string>;
}

/** Reads the header block of a CGI answer. */
export function parseCgiHeader(text: string): CgiHeader {
  const header: CgiHeader = { status: 200, headers: {} };
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 0) {
      continue;
    }
    const name = line.slice(0, colon).trim();
    const value = line.slice(colon + 1).trim();
    if (name.toLowerCase() === 'status') {
      header.status = Number.parseInt(value, 10);
    } else {
      header.headers[name] = value;
    }
  }
  return header;
}
