/** The part of an environment that decides its place in the flow. */
export interface FlowNode {
  name: string;
  after: string[];
}

/** An arrow of the flow. */
export interface FlowEdge {
  from: string;
  to: string;
}

/** Columns from left to right, and the arrows between them. */
export interface Flow {
  levels: string[][];
  edges: FlowEdge[];
}

/**
 * Places environments in columns: each stands one column right of the last environment that it comes after. Names in
 * `after` that are not shown, because this person may not see them, count as absent.
 */
export function layoutEnvironments(nodes: FlowNode[]): Flow {
  const levelOf = new Map<string, number>();
  const levels: string[][] = [];
  const edges: FlowEdge[] = [];
  for (const node of nodes) {
    // Declared order is the order of the flow, so a name that was not placed yet is hidden, wrong or a circle.
    const before = node.after.filter(name => levelOf.has(name));
    const level = before.reduce(
      (max, name) => Math.max(max, (levelOf.get(name) ?? 0) + 1),
      0,
    );
    levelOf.set(node.name, level);
    (levels[level] ??= []).push(node.name);
    before.forEach(from => edges.push({ from, to: node.name }));
  }
  return { levels, edges };
}
