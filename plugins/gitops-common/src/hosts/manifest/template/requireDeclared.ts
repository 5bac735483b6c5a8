import { TemplateFault } from './TemplateFault';
import { Expression, TemplateNode } from './TemplateNode';

/**
 * Go refuses a template as a whole that names a variable before it is declared, or after its block has ended.
 *
 * @throws TemplateFault
 */
export function requireDeclared(
  nodes: readonly TemplateNode[],
  outer: ReadonlySet<string> = new Set(['$']),
) {
  const names = new Set(outer);
  for (const node of nodes) {
    switch (node.type) {
      case 'output':
        check(node.expression, names);
        break;
      case 'declaration':
        check(node.expression, names);
        names.add(node.variable);
        break;
      case 'if':
        for (const { condition, body } of node.branches) {
          check(condition, names);
          requireDeclared(body, names);
        }
        requireDeclared(node.otherwise, names);
        break;
      case 'range':
        check(node.over, names);
        requireDeclared(node.body, new Set([...names, ...node.variables]));
        requireDeclared(node.otherwise, names);
        break;
      default:
    }
  }
}

function check(expression: Expression, names: ReadonlySet<string>) {
  switch (expression.type) {
    case 'path':
      if (
        expression.variable !== undefined &&
        !names.has(expression.variable)
      ) {
        throw new TemplateFault(
          'invalid-yaml',
          `the variable ${expression.variable.slice(0, 80)} is not declared`,
          expression.offset,
        );
      }
      break;
    case 'fields':
      check(expression.of, names);
      break;
    case 'call':
      expression.args.forEach(arg => check(arg, names));
      break;
    default:
  }
}
