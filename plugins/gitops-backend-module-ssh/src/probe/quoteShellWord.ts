/**
 * One word of a POSIX shell that means exactly this text: inside single quotes nothing has a meaning but the single quote.
 *
 * @throws RangeError for text that no shell word can hold; see {@link isShellWord}
 */
export function quoteShellWord(text: string): string {
  if (!isShellWord(text)) {
    throw new RangeError('a shell word holds neither NUL nor half characters');
  }
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** NUL ends every argument of a program; half of a surrogate pair has no bytes in UTF-8. */
export function isShellWord(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}
