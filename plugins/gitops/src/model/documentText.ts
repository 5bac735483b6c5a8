import { stringify } from 'yaml';

/** Longest document that is shown, in characters; a diff of more than this freezes a browser. */
export const documentLimit = 300_000;

/** A document as YAML with sorted keys, so that the same content reads the same on both sides. */
export function documentText(document: Record<string, unknown>): string {
  const text = stringify(document, {
    sortMapEntries: true,
    aliasDuplicateObjects: false,
    lineWidth: 0,
  });
  return text.length > documentLimit
    ? `${text.slice(0, documentLimit)}\n…\n`
    : text;
}
