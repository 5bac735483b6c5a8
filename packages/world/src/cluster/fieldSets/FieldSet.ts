import { Fields, isFields } from '../types';

/**
 * A set of field paths as server-side apply keeps them in `managedFields`. A path element is `f:<field>`, `k:<keys>` of
 * a keyed list item, or `v:<value>` of a set member.
 */
export class FieldSet {
  private readonly members = new Set<string>();
  private readonly children = new Map<string, FieldSet>();

  /** Reads the JSON form `fieldsV1`. */
  static fromFieldsV1(fields: Fields): FieldSet {
    const set = new FieldSet();
    for (const [element, value] of Object.entries(fields)) {
      if (element === '.' || !isFields(value)) {
        continue;
      }
      const names = Object.keys(value);
      if (names.length === 0 || names.includes('.')) {
        set.members.add(element);
      }
      if (names.some(name => name !== '.')) {
        set.children.set(element, FieldSet.fromFieldsV1(value));
      }
    }
    return set;
  }

  /** Writes the JSON form `fieldsV1`, with keys in the server's order. */
  toFieldsV1(): Fields {
    const fields: Fields = {};
    const elements = new Set([...this.members, ...this.children.keys()]);
    for (const element of [...elements].sort()) {
      const child = this.children.get(element)?.toFieldsV1();
      const isMember = this.members.has(element);
      fields[element] = child
        ? { ...(isMember ? { '.': {} } : {}), ...child }
        : {};
    }
    return fields;
  }

  get isEmpty(): boolean {
    return this.members.size === 0 && this.children.size === 0;
  }

  add(path: readonly string[]): void {
    const [element, ...rest] = path;
    if (rest.length === 0) {
      this.members.add(element);
      return;
    }
    let child = this.children.get(element);
    if (!child) {
      child = new FieldSet();
      this.children.set(element, child);
    }
    child.add(rest);
  }

  has(path: readonly string[]): boolean {
    const [element, ...rest] = path;
    return rest.length === 0
      ? this.members.has(element)
      : this.children.get(element)?.has(rest) ?? false;
  }

  /** Whether the path itself or anything below it is in the set. */
  touches(path: readonly string[]): boolean {
    const [element, ...rest] = path;
    if (rest.length === 0) {
      return this.members.has(element) || this.children.has(element);
    }
    return this.children.get(element)?.touches(rest) ?? false;
  }

  union(other: FieldSet): FieldSet {
    return FieldSet.of([...this.paths(), ...other.paths()]);
  }

  difference(other: FieldSet): FieldSet {
    return FieldSet.of([...this.paths()].filter(path => !other.has(path)));
  }

  intersection(other: FieldSet): FieldSet {
    return FieldSet.of([...this.paths()].filter(path => other.has(path)));
  }

  /** Every path of the set, parents before children. */
  *paths(prefix: readonly string[] = []): Generator<string[]> {
    for (const element of this.members) {
      yield [...prefix, element];
    }
    for (const [element, child] of this.children) {
      yield* child.paths([...prefix, element]);
    }
  }

  static of(paths: Iterable<readonly string[]>): FieldSet {
    const set = new FieldSet();
    for (const path of paths) {
      set.add(path);
    }
    return set;
  }
}
