import { Problem } from '../report/fields';

/** Where a problem stands, as editors and terminals understand it: `file:line:column (document 2)`. */
export function problemPlace({
  file,
  line,
  column,
  document,
}: Pick<Problem, 'file' | 'line' | 'column' | 'document'>): string {
  const place = [file, line, column]
    .filter(part => part !== undefined)
    .join(':');
  return document === undefined ? place : `${place} (document ${document})`;
}
