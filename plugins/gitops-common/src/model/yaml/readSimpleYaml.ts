import { Event, EVENT_ID, parseEvents } from 'js-yaml';
import { JsonValue } from '../resource';
import { composeSimpleYaml } from './composeSimpleYaml';
import { mayNeedFullYaml } from './mayNeedFullYaml';
import { YamlLimits } from './YamlLimits';

/** The full parser stops within a text that costs too much, this one only after it. */
const maxCharacters = 1024 * 1024;

/**
 * Reads the values of a text in the dialect of Kubernetes several times faster than the full parser, or gives up:
 * whatever two parsers might read differently, all that is wrong or near a limit is left to the other one, which also
 * has the words for it.
 *
 * @returns one value for each document; undefined where the full parser has to read the text
 */
export function readSimpleYaml(
  text: string,
  limits: YamlLimits,
): JsonValue[] | undefined {
  if (
    text.length > Math.min(limits.characters, maxCharacters) ||
    mayNeedFullYaml(text)
  ) {
    return undefined;
  }
  try {
    // The full parser counts levels in another way; half of what it allows is safe.
    const events = parseEvents(text, { maxDepth: limits.depth / 2 });
    return isCostly(events, limits)
      ? undefined
      : composeSimpleYaml(text, events);
  } catch {
    return undefined;
  }
}

/** Keys and ends are events too, and the parsers may differ in the number of empty documents: well below the limits. */
function isCostly(events: readonly Event[], limits: YamlLimits): boolean {
  const documents = events.filter(({ type }) => type === EVENT_ID.DOCUMENT);
  return (
    events.length > limits.values || documents.length * 2 >= limits.documents
  );
}
