/** The bytes that base64 text stands for, as a binary string; undefined where it is no base64. */
export function decodeBase64(text: string): string | undefined {
  try {
    // Line breaks are allowed in git, where people wrap long values.
    return atob(text.replace(/[\r\n]/g, ''));
  } catch {
    return undefined;
  }
}

/** Base64 of the UTF-8 bytes of a text, as the server makes it of `stringData`. */
export function encodeBase64(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary);
}
