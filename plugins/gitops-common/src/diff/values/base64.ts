/** Base64 as encoders write it: no line breaks, padded, and no bit set behind the last byte. */
const canonical =
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/;

/** The one spelling of base64 text; undefined where it is none. */
export function canonicalBase64(text: string): string | undefined {
  if (canonical.test(text)) {
    return text;
  }
  const bytes = decodeBase64(text);
  return bytes === undefined ? undefined : btoa(bytes);
}

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
  if (isAscii(text)) {
    return btoa(text);
  }
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary);
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    if (text.charCodeAt(i) > 0x7f) {
      return false;
    }
  }
  return true;
}
