import { Expression, TemplateNode } from './TemplateNode';

/** Names below `.Vars` that a template may look at; `all` where it may look at any. */
export type UsedVariables = ReadonlySet<string> | 'all';

/**
 * Which variables the text that a template writes can depend on, whatever their values are. Too many is no harm: hosts
 * that differ in one of them are written each for itself.
 */
export function findUsedVariables(
  nodes: readonly TemplateNode[],
): UsedVariables {
  const used = new Set<string>();
  let usesAll = false;

  const visitPath = (
    { variable, fields }: Extract<Expression, { type: 'path' }>,
    isInLoop: boolean,
  ) => {
    const [first, name] = fields;
    if (first === 'Vars' && name !== undefined) {
      used.add(name);
    } else if (first === 'Vars') {
      usesAll = true;
    } else if (first === undefined) {
      // "$", or "." where it is not the element of a loop, is everything that a template is given.
      usesAll ||= variable === '$' || (variable === undefined && !isInLoop);
    }
  };

  const visit = (expression: Expression, isInLoop: boolean) => {
    switch (expression.type) {
      case 'path':
        visitPath(expression, isInLoop);
        return;
      case 'fields':
        visit(expression.of, isInLoop);
        return;
      case 'call': {
        const [of, key] = expression.args;
        const name = isVars(of) && key?.type === 'literal' ? key.value : null;
        if (expression.name === 'index' && typeof name === 'string') {
          used.add(name);
          expression.args.slice(2).forEach(arg => visit(arg, isInLoop));
        } else {
          expression.args.forEach(arg => visit(arg, isInLoop));
        }
        return;
      }
      default:
    }
  };

  const visitNodes = (body: readonly TemplateNode[], isInLoop: boolean) => {
    for (const node of body) {
      switch (node.type) {
        case 'output':
        case 'declaration':
          visit(node.expression, isInLoop);
          break;
        case 'if':
          for (const branch of node.branches) {
            visit(branch.condition, isInLoop);
            visitNodes(branch.body, isInLoop);
          }
          visitNodes(node.otherwise, isInLoop);
          break;
        case 'range':
          visit(node.over, isInLoop);
          visitNodes(node.body, true);
          visitNodes(node.otherwise, isInLoop);
          break;
        default:
      }
    }
  };

  visitNodes(nodes, false);
  return usesAll ? 'all' : used;
}

function isVars(expression: Expression | undefined): boolean {
  return (
    expression?.type === 'path' &&
    expression.fields.length === 1 &&
    expression.fields[0] === 'Vars'
  );
}
