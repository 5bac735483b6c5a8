/**
 * A path as a chain of segments, so that a walk over thousands of fields writes out only the paths that it reports.
 */
export interface FieldPath {
  readonly parent?: FieldPath;
  /** The segment as it is written: `.spec`, `["a.b/c"]`, `[0]`, `[name="web"]`, `[="value"]`. */
  readonly text: string;
}

/** Writes a path as server-side apply does: `.spec.ports[port=80,protocol="TCP"].targetPort`. */
export function fieldPathText(path: FieldPath | undefined): string {
  let text = '';
  for (let current = path; current; current = current.parent) {
    text = current.text + text;
  }
  return text;
}

export function keySegment(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key)
    ? `.${key}`
    : `[${JSON.stringify(key)}]`;
}
