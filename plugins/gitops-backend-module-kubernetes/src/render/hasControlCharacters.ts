/** Whether a text holds a character that no path and no name needs: NUL, line breaks, escapes. */
export function hasControlCharacters(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /[\u0000-\u001f\u007f]/.test(text);
}
