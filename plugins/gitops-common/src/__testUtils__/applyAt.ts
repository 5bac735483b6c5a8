import { JsonMap } from '../diff/values/json';

type Step =
  | { key: string }
  | { position: number }
  | { keys: Record<string, unknown> };

/**
 * Sets a value at a path of a document, or takes it away where it is undefined, as a person would who repairs what a
 * verdict reports.
 */
export function applyAt(document: object, path: string, value: unknown): void {
  const steps = parsePath(path);
  let node: unknown = document;
  steps.slice(0, -1).forEach(step => {
    node = childOf(node, step);
  });
  const last = steps.at(-1)!;
  if ('key' in last) {
    const map = node as JsonMap;
    if (value === undefined) {
      delete map[last.key];
    } else {
      map[last.key] = value;
    }
    return;
  }
  const list = node as unknown[];
  const index = indexOf(list, last);
  if (value === undefined) {
    list.splice(index, 1);
  } else {
    list.splice(index < 0 ? list.length : index, 1, value);
  }
}

function parsePath(path: string): Step[] {
  const steps: Step[] = [];
  const pattern =
    /\.([A-Za-z_]\w*)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|\[((?:[A-Za-z]+=(?:"(?:[^"\\]|\\.)*"|\w+),?)+)\]/gy;
  for (const [, bare, position, quoted, keys] of path.matchAll(pattern)) {
    if (keys !== undefined) {
      const pairs = keys.matchAll(/([A-Za-z]+)=("(?:[^"\\]|\\.)*"|\w+)/g);
      steps.push({
        keys: Object.fromEntries(
          [...pairs].map(([, key, json]) => [key, JSON.parse(json)]),
        ),
      });
    } else if (position !== undefined) {
      steps.push({ position: Number(position) });
    } else {
      steps.push({ key: bare ?? JSON.parse(`"${quoted}"`) });
    }
  }
  return steps;
}

function childOf(node: unknown, step: Step): unknown {
  return 'key' in step
    ? (node as JsonMap)[step.key]
    : (node as unknown[])[indexOf(node as unknown[], step)];
}

function indexOf(list: unknown[], step: Exclude<Step, { key: string }>) {
  return 'position' in step
    ? step.position
    : list.findIndex(item =>
        Object.entries(step.keys).every(
          ([key, wanted]) => (item as JsonMap)[key] === wanted,
        ),
      );
}
