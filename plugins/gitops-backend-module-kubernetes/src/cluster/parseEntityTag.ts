/** An entity tag that may be sent back: a server must not choose what else stands in our headers. */
export function parseEntityTag(
  header: string | null | undefined,
): string | undefined {
  return header && /^(?:W\/)?"[\x21\x23-\x7e]{1,256}"$/.test(header)
    ? header
    : undefined;
}
