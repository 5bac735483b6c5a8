/** Not in the types of this TypeScript yet: text that goes into JSON as it is. */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

/**
 * JSON of a value, with integers beyond 2^53 in full, as `parseJsonExactly` reads them.
 *
 * @public
 * @throws TypeError where the value is no JSON, as `JSON.stringify` does
 */
export function stringifyExactly(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (!(error instanceof TypeError)) {
      throw error;
    }
    // A replacer costs several times the rest, and hardly any document needs it.
    return JSON.stringify(value, (_key, item) =>
      typeof item === 'bigint' ? rawJSON(item.toString()) : item,
    );
  }
}
