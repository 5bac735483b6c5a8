/**
 * Paths that ignore rules cover on one side of a comparison. A tree, so that a step of the walk costs the same however
 * many paths there are.
 */
export interface PathTree {
  readonly below: Map<string, PathTree>;
  /** The rule, in words, that covers this node and with it all that is below. */
  rule?: string;
}

export function createPathTree(): PathTree {
  return { below: new Map() };
}

/** Adds a path. Of two rules for one path the first one is named. */
export function addPath(
  tree: PathTree,
  segments: readonly string[],
  rule: string,
): void {
  let node = tree;
  for (const segment of segments) {
    let next = node.below.get(segment);
    if (!next) {
      next = createPathTree();
      node.below.set(segment, next);
    }
    node = next;
  }
  node.rule ??= rule;
}

/** What is covered at a key of a map or a position of a list; undefined where nothing is, nor anywhere below. */
export function stepInto(
  tree: PathTree | undefined,
  segment: string,
): PathTree | undefined {
  return tree?.rule === undefined ? tree?.below.get(segment) : tree;
}
