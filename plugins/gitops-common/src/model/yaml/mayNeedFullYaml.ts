/** A property or an alias, where a node may begin. */
const anchorTagOrAlias = /(?:^|[-:?,[{])[ \t]*[&!*]/m;
const mergeKey = /<</;
const directive = /^[ \t]*%/m;
/** Not at the beginning of its line: text to one parser, a marker to the other. */
const indentedMarker = /^[ \t]+(?:---|\.\.\.)/m;
/** A byte order mark, and line breaks that only some parsers know. */
const unusual = /[\ufeff\u0085\u2028\u2029]|\r(?!\n)/;

/**
 * Whether a text may hold what only the full parser reads as it should. Also true for texts that merely look like it,
 * such as a script in a block scalar.
 */
export function mayNeedFullYaml(text: string): boolean {
  return (
    anchorTagOrAlias.test(text) ||
    mergeKey.test(text) ||
    directive.test(text) ||
    indentedMarker.test(text) ||
    unusual.test(text)
  );
}
