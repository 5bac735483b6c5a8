/** Text as it can be stored: PostgreSQL refuses NUL, and nobody reads more than a page. */
export function toStoredText(text: string, maxLength = 2000): string {
  return text.replaceAll('\0', '').slice(0, maxLength);
}
