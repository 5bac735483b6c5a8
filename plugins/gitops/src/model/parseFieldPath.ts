/** One step of a path: a key of a map, a position, an element named by keys, or an element that is a value. */
export type FieldStep =
  | { type: 'key'; key: string }
  | { type: 'position'; position: number }
  | { type: 'element'; keys: Array<[string, unknown]> }
  | { type: 'value'; value: unknown };

const json = String.raw`"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null`;
const patterns: Array<[RegExp, (match: RegExpExecArray) => FieldStep]> = [
  [/\.([A-Za-z_][A-Za-z0-9_]*)/y, ([, key]) => ({ type: 'key', key })],
  [
    /\[(\d+)\]/y,
    ([, position]) => ({ type: 'position', position: Number(position) }),
  ],
  [
    /\[("(?:[^"\\]|\\.)*")\]/y,
    ([, key]) => ({ type: 'key', key: JSON.parse(key) }),
  ],
  [
    new RegExp(String.raw`\[=(${json})\]`, 'y'),
    ([, value]) => ({ type: 'value', value: JSON.parse(value) }),
  ],
  [
    new RegExp(
      String.raw`\[([A-Za-z]+=(?:${json})(?:,[A-Za-z]+=(?:${json}))*)\]`,
      'y',
    ),
    ([, keys]) => ({ type: 'element', keys: parseKeys(keys) }),
  ],
];

/** Reads a path as the drift list writes it; undefined where it is written in a way that this page does not know. */
export function parseFieldPath(path: string): FieldStep[] | undefined {
  const steps: FieldStep[] = [];
  let offset = 0;
  while (offset < path.length) {
    const found = stepAt(path, offset);
    if (!found) {
      return undefined;
    }
    steps.push(found.step);
    offset = found.end;
  }
  return steps;
}

function stepAt(path: string, offset: number) {
  for (const [pattern, read] of patterns) {
    pattern.lastIndex = offset;
    const match = pattern.exec(path);
    if (match) {
      return { step: read(match), end: pattern.lastIndex };
    }
  }
  return undefined;
}

function parseKeys(text: string): Array<[string, unknown]> {
  const pairs = text.matchAll(new RegExp(`([A-Za-z]+)=(${json})`, 'g'));
  return [...pairs].map(([, key, value]) => [key, JSON.parse(value)]);
}
