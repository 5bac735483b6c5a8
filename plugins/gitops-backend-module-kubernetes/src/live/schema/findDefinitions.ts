import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  OpenApiDefinitions,
  parseJsonExactly,
} from '@oneroof/plugin-gitops-common';

/** Where a value stands in a text. */
interface Slice {
  start: number;
  end: number;
}

/** A server of a thousand custom kinds has some ten thousand. */
const maxDefinitions = 100_000;

/** Characters after which a scan lets others go on: some milliseconds. */
const charactersPerTurn = 2 * 1024 * 1024;

/**
 * Finds the definitions of an OpenAPI document of version 2 or 3, each of which is parsed only when it is asked for. A
 * document has megabytes, most of it about paths and kinds that nobody has declared; to parse it in whole would hold up
 * the process for long. A definition that is no JSON is `undefined`.
 *
 * @returns `undefined` where the text is no such document
 */
export async function findDefinitions(
  text: string,
): Promise<OpenApiDefinitions | undefined> {
  const top = await indexObject(text, skipSpace(text, 0));
  const components = top?.get('components');
  const parent = components ? await indexObject(text, components.start) : top;
  const found = parent?.get(components ? 'schemas' : 'definitions');
  const slices = found && (await indexObject(text, found.start));
  if (!slices) {
    return undefined;
  }
  const parsed = new Map<string, unknown>();
  return {
    names: [...slices.keys()],
    isComplete: components !== undefined,
    get: name => {
      const slice = slices.get(name);
      if (slice && !parsed.has(name)) {
        parsed.set(name, parseSlice(text, slice));
      }
      return parsed.get(name);
    },
  };
}

function parseSlice(text: string, { start, end }: Slice): unknown {
  try {
    return parseJsonExactly(text.slice(start, end));
  } catch {
    return undefined;
  }
}

/** Where the values of an object stand, by their keys; `undefined` where there is no object. */
async function indexObject(
  text: string,
  start: number,
): Promise<Map<string, Slice> | undefined> {
  if (text[start] !== '{') {
    return undefined;
  }
  const slices = new Map<string, Slice>();
  let position = skipSpace(text, start + 1);
  let turn = position;
  while (text[position] === '"') {
    const keyEnd = endOfText(text, position);
    const colon = skipSpace(text, keyEnd);
    if (text[colon] !== ':' || slices.size >= maxDefinitions) {
      return undefined;
    }
    const valueStart = skipSpace(text, colon + 1);
    const end = endOfValue(text, valueStart);
    slices.set(text.slice(position + 1, keyEnd - 1), {
      start: valueStart,
      end,
    });
    position = skipSpace(text, end);
    if (text[position] === ',') {
      position = skipSpace(text, position + 1);
    }
    if (position - turn > charactersPerTurn) {
      await nextTurn();
      turn = position;
    }
  }
  return text[position] === '}' ? slices : undefined;
}

const quote = 0x22;
const backslash = 0x5c;

/** The position after a value; what stands in it is not looked at, but for its brackets. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  let position = start;
  while (position < text.length) {
    switch (text.charCodeAt(position)) {
      case quote:
        position = endOfText(text, position);
        if (depth === 0) {
          return position;
        }
        continue;
      case 0x7b: // {
      case 0x5b: // [
        depth += 1;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        if (depth === 0) {
          return position;
        }
        depth -= 1;
        if (depth === 0) {
          return position + 1;
        }
        break;
      case 0x2c: // ,
        if (depth === 0) {
          return position;
        }
        break;
      default:
    }
    position += 1;
  }
  return position;
}

/** The position after a text in quotes. */
function endOfText(text: string, start: number): number {
  let end = start;
  do {
    end = text.indexOf('"', end + 1);
    if (end < 0) {
      return text.length;
    }
  } while (isEscaped(text, end));
  return end + 1;
}

function isEscaped(text: string, position: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(position - 1 - backslashes) === backslash) {
    backslashes += 1;
  }
  return backslashes % 2 === 1;
}

function skipSpace(text: string, start: number): number {
  let position = start;
  while (position < text.length && text.charCodeAt(position) <= 0x20) {
    position += 1;
  }
  return position;
}
