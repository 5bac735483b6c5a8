import { ResourceView } from '@oneroof/plugin-gitops-common';
import { FieldStep, parseFieldPath } from './parseFieldPath';

type DriftItem = ResourceView['drift'][number];
type Node = Record<string, unknown> | unknown[];

/** More items than the drift list carries mean that it may be cut. */
const completeBelow = 500;

/**
 * Both documents as far as git declares them: what git declares, and the same with the drift done to it. It is made of
 * the drift list, so that both views show one computation. Undefined where a path cannot be followed: then only the
 * whole documents tell the truth.
 */
export function declaredDocuments(
  declared: Record<string, unknown>,
  drift: readonly DriftItem[],
):
  | { desired: Record<string, unknown>; live: Record<string, unknown> }
  | undefined {
  if (drift.length >= completeBelow) {
    return undefined;
  }
  const desired = asStored(declared);
  const live = copy(desired);
  // What is taken away goes last and backwards: positions count in what git declares.
  const ordered = [
    ...drift.filter(({ op }) => op !== 'add'),
    ...drift.filter(({ op }) => op === 'add').reverse(),
  ];
  return ordered.every(item => applyItem(live, item))
    ? { desired, live }
    : undefined;
}

/** Servers store `stringData` of a Secret under `data`, and the drift list names it there. */
function asStored(document: Record<string, unknown>): Record<string, unknown> {
  const { stringData, ...rest } = document;
  return document.kind === 'Secret' && isMap(stringData)
    ? { ...rest, data: { ...(rest.data as object), ...stringData } }
    : document;
}

/** Documents came as JSON and are only that. */
function copy<T>(document: T): T {
  return JSON.parse(JSON.stringify(document));
}

function applyItem(document: Node, item: DriftItem): boolean {
  const steps = parseFieldPath(item.path);
  const last = steps?.pop();
  if (!steps || !last) {
    return false;
  }
  let node: unknown = document;
  for (const step of steps) {
    node = follow(node, step);
  }
  return item.op === 'add' ? take(node, last) : put(node, last, item.live);
}

function follow(node: unknown, step: FieldStep): unknown {
  const at = placeOf(node, step);
  return at === undefined ? undefined : (node as Record<string, unknown>)[at];
}

function put(node: unknown, step: FieldStep, value: unknown): boolean {
  if (isMap(node) && step.type === 'key') {
    // A key `__proto__` has to become a field, not a prototype.
    Object.defineProperty(node, step.key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    return true;
  }
  if (!Array.isArray(node) || step.type === 'key') {
    return false;
  }
  const at = placeOf(node, step);
  node.splice(at === undefined ? node.length : Number(at), 1, value);
  return true;
}

function take(node: unknown, step: FieldStep): boolean {
  const at = placeOf(node, step);
  if (at === undefined) {
    return false;
  }
  if (Array.isArray(node)) {
    node.splice(Number(at), 1);
  } else {
    delete (node as Record<string, unknown>)[at];
  }
  return true;
}

/** Key or position of a step in a node; undefined where the node has no such place. */
function placeOf(node: unknown, step: FieldStep): string | undefined {
  if (isMap(node)) {
    return step.type === 'key' && Object.hasOwn(node, step.key)
      ? step.key
      : undefined;
  }
  if (!Array.isArray(node)) {
    return undefined;
  }
  const index = node.findIndex((element, position) => {
    switch (step.type) {
      case 'position':
        return position === step.position;
      case 'value':
        return element === step.value;
      case 'element':
        return isMap(element) && hasKeys(element, step.keys);
      default:
        return false;
    }
  });
  return index < 0 ? undefined : String(index);
}

/** A key that git leaves out has its default in the path. */
function hasKeys(
  element: Record<string, unknown>,
  keys: Array<[string, unknown]>,
): boolean {
  const written = keys.filter(([key]) => Object.hasOwn(element, key));
  return (
    written.length > 0 &&
    written.every(([key, value]) => element[key] === value)
  );
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
