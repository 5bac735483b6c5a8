import { isAbsolute, relative } from 'node:path';

/** A path as a person would type it: from the current folder where it stands below, else in full. */
export function shownPath(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return short === '' || short.startsWith('..') || isAbsolute(short)
    ? path
    : short;
}
