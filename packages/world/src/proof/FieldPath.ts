/*
 * Paths as people read them in the samples and in verdicts: `.spec.ports[port=80,protocol="TCP"].name`. Read, not
 * written: what the judge reports is compared with the text of the sample as it stands.
 */

/** One step of a path: a key of a map, a position of a list, the item with these keys, or the item with this value. */
export type Step =
  | { key: string }
  | { index: number }
  | { where: Record<string, unknown> }
  | { value: unknown };

type Container = Record<string, unknown> | unknown[];

const stepPattern =
  /\.([A-Za-z_][A-Za-z0-9_]*)|\[((?:"(?:[^"\\]|\\.)*"|[^\]"])*)\]/y;

/** Server-side apply adds this to the keys of ports that say nothing. */
const keyDefaults: Record<string, unknown> = { protocol: 'TCP' };

/** Reads a path. */
export function parsePath(path: string): Step[] {
  const steps: Step[] = [];
  stepPattern.lastIndex = 0;
  while (stepPattern.lastIndex < path.length) {
    const match = stepPattern.exec(path);
    if (!match) {
      throw new Error(`Not a path: ${path}`);
    }
    steps.push(
      match[1] === undefined ? parseBracket(match[2]) : { key: match[1] },
    );
  }
  return steps;
}

function parseBracket(inner: string): Step {
  if (/^\d+$/.test(inner)) {
    return { index: Number(inner) };
  }
  if (inner.startsWith('"')) {
    return { key: JSON.parse(inner) };
  }
  if (inner.startsWith('=')) {
    return { value: JSON.parse(inner.slice(1)) };
  }
  const pairs = inner.matchAll(/([A-Za-z]+)=("(?:[^"\\]|\\.)*"|[^,]+)/g);
  return {
    where: Object.fromEntries(
      [...pairs].map(([, key, json]) => [key, JSON.parse(json)]),
    ),
  };
}

/** The beginning of a path. */
export function prefixOf(path: string, steps: number): string {
  const texts = path.match(new RegExp(stepPattern, 'g')) ?? [];
  return texts.slice(0, steps).join('');
}

/** A step by a key, as it is written in a path. */
export function stepText(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key)
    ? `.${key}`
    : `[${JSON.stringify(key)}]`;
}

/** The value at a path; undefined where there is none. */
export function valueAt(document: unknown, path: string): unknown {
  return parsePath(path).reduce(stepInto, document);
}

/** A copy of a document with a value set at a path; items of map lists and sets are appended where they are absent. */
export function withValue<T>(document: T, path: string, value: unknown): T {
  return edit(document, path, (parent, step) => {
    const place = placeOf(parent, step);
    if (Array.isArray(parent)) {
      parent[typeof place === 'number' && place >= 0 ? place : parent.length] =
        value;
    } else {
      parent[place] = value;
    }
  });
}

/** A copy of a document without what stands at a path. */
export function withoutValue<T>(document: T, path: string): T {
  return edit(document, path, (parent, step) => {
    const place = placeOf(parent, step);
    if (!Array.isArray(parent)) {
      delete parent[place];
    } else if (Number(place) >= 0) {
      parent.splice(Number(place), 1);
    }
  });
}

/** The JSON pointer of a path in a document. What is appended to a list has the position behind its end. */
export function pointerTo(document: unknown, path: string): string {
  let current = document;
  let pointer = '';
  for (const step of parsePath(path)) {
    const place = placeOf(current as Container, step);
    const position = place === -1 ? '-' : String(place);
    pointer += `/${position.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    current = stepInto(current, step);
  }
  return pointer;
}

/**
 * A document that holds nothing but what stands at a path, as a partial configuration does. An item of a map list
 * comes with its keys, an atomic list as a whole.
 */
export function onlyAt(
  document: unknown,
  path: string,
  options: { wholeLists: boolean },
): unknown {
  return cutOut(document, parsePath(path), options.wholeLists);
}

function cutOut(value: unknown, steps: Step[], wholeLists: boolean): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) {
    return value;
  }
  if ('key' in step) {
    return { [step.key]: cutOut(stepInto(value, step), rest, wholeLists) };
  }
  if (!('where' in step) || wholeLists) {
    return value;
  }
  const item = cutOut(stepInto(value, step), rest, wholeLists);
  return [rest.length === 0 ? item : { ...step.where, ...(item as object) }];
}

function edit<T>(
  document: T,
  path: string,
  change: (parent: Container, step: Step) => void,
): T {
  const copy = structuredClone(document);
  const steps = parsePath(path);
  const last = steps.pop() as Step;
  const parent = steps.reduce(stepInto, copy as unknown);
  if (parent === null || typeof parent !== 'object') {
    throw new Error(`There is nothing around ${path}`);
  }
  change(parent as Container, last);
  return copy;
}

function stepInto(value: unknown, step: Step): unknown {
  if (value === null || typeof value !== 'object') {
    return undefined;
  }
  const place = placeOf(value as Container, step);
  return Object.hasOwn(value, place)
    ? (value as Record<string | number, unknown>)[place]
    : undefined;
}

/** Key or position of a step; -1 for an item that is not there. */
function placeOf(parent: Container, step: Step): string | number {
  if ('key' in step) {
    return step.key;
  }
  if ('index' in step) {
    return step.index;
  }
  const items = parent as unknown[];
  return 'value' in step
    ? items.indexOf(step.value)
    : items.findIndex(item =>
        hasKeys(item as Record<string, unknown>, step.where),
      );
}

function hasKeys(
  item: Record<string, unknown>,
  keys: Record<string, unknown>,
): boolean {
  return Object.entries(keys).every(
    ([key, value]) => (item[key] ?? keyDefaults[key]) === value,
  );
}
