/**
 * The address, when it is an absolute http or https URL, else nothing: addresses come from repositories, and a
 * `javascript:` or `data:` link would run with the reader's session.
 */
export function safeHref(address: string | undefined): string | undefined {
  if (!address) {
    return undefined;
  }
  try {
    const url = new URL(address);
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    // User information in a link is either a leaked credential or a trick to look like another host.
    return isWeb && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}
