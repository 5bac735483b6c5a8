import { maskedValue } from '../../model/drift';
import { HostItemKind } from '../../model/host';
import { JsonValue } from '../../model/resource';
import { hostKinds } from './hostProperties';

const longestText = 500;
/** Entries of one list or map, and levels of nesting. */
const mostEntries = 50;
const deepest = 5;

/**
 * A value as it may be stored and shown: long texts and lists are cut, since both sides come from others, and a
 * placement may have thousands of hosts.
 */
export function toldValue(value: JsonValue, depth = 0): JsonValue {
  if (typeof value === 'string') {
    return toldText(value);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  if (depth >= deepest) {
    return '…';
  }
  if (Array.isArray(value)) {
    const told = value
      .slice(0, mostEntries)
      .map(entry => toldValue(entry, depth + 1));
    return value.length > mostEntries ? [...told, '…'] : told;
  }
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, mostEntries)
      .map(([key, entry]) => [toldText(key), toldValue(entry, depth + 1)]),
  );
}

/** Everything that is declared of one thing, without what is secret. */
export function toldExpectation(
  kind: HostItemKind,
  expected: Readonly<Record<string, JsonValue>>,
): JsonValue {
  const { properties } = hostKinds[kind];
  return toldValue(
    Object.fromEntries(
      Object.entries(expected).map(([name, value]) => [
        name,
        properties.get(name)?.is === 'secret' ? maskedValue : value,
      ]),
    ),
  );
}

/** A text that is at most so many characters long. */
export function toldText(text: string, longest = longestText): string {
  if (text.length <= longest) {
    return text;
  }
  // Half of a surrogate pair is no text that a database takes.
  const end = /[\ud800-\udbff]/.test(text[longest - 2]) ? 2 : 1;
  return `${text.slice(0, longest - end)}…`;
}
