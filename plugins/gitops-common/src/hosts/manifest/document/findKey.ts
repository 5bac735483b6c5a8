import { isMap, isScalar } from 'yaml';

/** Offset of the key at a path, or of the deepest part of the path that stands there itself. */
export function findKey(
  root: unknown,
  path: readonly string[],
): number | undefined {
  let node = root;
  let offset = offsetOf(node);
  for (const step of path) {
    if (!isMap(node)) {
      return offset;
    }
    const pair = node.items.find(
      ({ key }) => isScalar(key) && String(key.value) === step,
    );
    if (!pair) {
      return offset;
    }
    offset = offsetOf(pair.key) ?? offset;
    node = pair.value;
  }
  return offset;
}

function offsetOf(node: unknown): number | undefined {
  return (node as { range?: [number, number, number] } | null | undefined)
    ?.range?.[0];
}
