import { JsonValue } from '../../../model/resource';
import { hostManifestLimits } from '../limits';
import { Evaluation, Scope } from './Evaluation';
import { ParsedTemplate } from './ParsedTemplate';
import { emptyOrValue, requireValue } from './requireValue';
import {
  orFaultWithinLimits,
  TemplateFault,
  TemplateLimitFault,
} from './TemplateFault';
import { TemplateBranch, TemplateNode } from './TemplateNode';
import { known, TemplateValue } from './TemplateValue';
import { readOutput, TemplateWriter, WrittenText } from './TemplateWriter';

type Range = Extract<TemplateNode, { type: 'range' }>;

/** Where it may not be known how to go on: taken or not, one round or none. */
export type ChoicePoint = TemplateBranch | Range;

class TemplateRun {
  readonly writer = new TemplateWriter();
  readonly unsure = new Map<ChoicePoint, TemplateFault>();
  private readonly evaluation = new Evaluation();
  private rounds = 0;
  private steps = 0;

  constructor(
    private readonly template: ParsedTemplate,
    private readonly others: ReadonlySet<ChoicePoint>,
  ) {}

  writeAll(nodes: readonly TemplateNode[], outer: Scope) {
    let scope = outer;
    for (const node of nodes) {
      this.steps += 1;
      if (this.steps > hostManifestLimits.steps) {
        throw new TemplateLimitFault('the template computes too much', 0);
      }
      switch (node.type) {
        case 'text':
          this.writer.addText(node.text, node.offset);
          break;
        case 'output':
          this.writeOutput(node, scope);
          break;
        case 'declaration':
          scope = this.declare(node, scope);
          break;
        case 'if':
          this.writeIf(node, scope);
          break;
        default:
          this.writeRange(node, scope);
      }
    }
  }

  private writeOutput(
    { expression, source, offset }: Extract<TemplateNode, { type: 'output' }>,
    scope: Scope,
  ) {
    const output = orFaultWithinLimits(() =>
      readOutput(
        this.evaluation.evaluate(expression, scope),
        value => requireValue(value, expression.offset),
        expression.offset,
      ),
    );
    if (output instanceof TemplateFault) {
      const fault = this.template.faultOf(output);
      const options = { isQuoted: false, source: offset };
      this.writer.addSlot({ fault, source }, options);
    } else {
      const { value, isQuoted } = output;
      this.writer.addSlot({ value, source }, { isQuoted, source: offset });
    }
  }

  private declare(
    { variable, expression }: Extract<TemplateNode, { type: 'declaration' }>,
    scope: Scope,
  ): Scope {
    const value = orFaultWithinLimits(() => {
      const found = this.evaluation.evaluate(expression, scope);
      return found.type === 'missing' && !found.isEmpty ? found.fault : found;
    });
    if (!(value instanceof TemplateFault)) {
      return withVariables(scope, [[variable, value]]);
    }
    // Go ends here, whether the variable is used or not.
    this.writer.tell(this.template.faultOf(value));
    return withVariables(scope, [
      [variable, { type: 'unknown', fault: value }],
    ]);
  }

  private writeIf(
    { branches, otherwise }: Extract<TemplateNode, { type: 'if' }>,
    scope: Scope,
  ) {
    for (const branch of branches) {
      const holds = orFaultWithinLimits(() =>
        this.evaluation.isTrue(branch.condition, scope),
      );
      if (this.decide(branch, holds)) {
        this.writeAll(branch.body, scope);
        return;
      }
    }
    this.writeAll(otherwise, scope);
  }

  private writeRange(node: Range, scope: Scope) {
    const entries = orFaultWithinLimits(() =>
      listEntries(
        emptyOrValue(
          this.evaluation.evaluate(node.over, scope),
          node.over.offset,
        ),
        node,
      ),
    );
    if (entries instanceof TemplateFault) {
      const unknown: TemplateValue = { type: 'unknown', fault: entries };
      if (this.decide(node, entries)) {
        this.writeRound(node, [unknown, unknown], scope);
        return;
      }
    } else if (entries.length > 0) {
      entries.forEach(entry => this.writeRound(node, entry, scope));
      return;
    }
    this.writeAll(node.otherwise, scope);
  }

  private writeRound(
    { variables, body, offset }: Range,
    [key, value]: readonly [TemplateValue, TemplateValue],
    scope: Scope,
  ) {
    this.rounds += 1;
    if (this.rounds > hostManifestLimits.rounds) {
      throw new TemplateLimitFault(
        `the loops of the template have more than ${hostManifestLimits.rounds} rounds`,
        offset,
      );
    }
    const named: Array<[string, TemplateValue]> =
      variables.length === 2
        ? [
            [variables[0], key],
            [variables[1], value],
          ]
        : variables.map(name => [name, value]);
    this.writeAll(body, withVariables({ ...scope, dot: value }, named));
  }

  /** Where it is not known, the way that this run is to take. */
  private decide(point: ChoicePoint, holds: boolean | TemplateFault): boolean {
    if (!(holds instanceof TemplateFault)) {
      return holds;
    }
    this.unsure.set(point, holds);
    return !this.others.has(point);
  }
}

/**
 * Writes a template once.
 *
 * @param others - choice points at which the other way is taken: a branch is passed over, a loop has no round
 * @returns what was written, and the choice points on the way at which it was not known how to go on
 * @throws TemplateFault where a limit is exceeded
 */
export function runTemplate(
  template: ParsedTemplate,
  vars: { [key: string]: JsonValue },
  others: ReadonlySet<ChoicePoint>,
): { written: WrittenText; unsure: ReadonlyMap<ChoicePoint, TemplateFault> } {
  const run = new TemplateRun(template, others);
  const root: TemplateValue = { type: 'root', vars };
  run.writeAll(template.nodes, {
    dot: root,
    variables: new Map([['$', root]]),
  });
  return { written: run.writer.finish(template.text), unsure: run.unsure };
}

/** Position or key, and value; maps in the order of their keys, as Go does it. Nothing has no entries. */
function listEntries(
  value: JsonValue,
  { over }: Range,
): Array<[TemplateValue, TemplateValue]> {
  if (Array.isArray(value)) {
    return value.map((item, index) => [known(index), known(item)]);
  }
  if (value === null) {
    return [];
  }
  if (typeof value !== 'object') {
    throw new TemplateFault(
      'invalid-desired',
      'range needs a list or a map',
      over.offset,
    );
  }
  return Object.keys(value)
    .sort()
    .map(key => [known(key), known(value[key])]);
}

function withVariables(
  scope: Scope,
  named: ReadonlyArray<[string, TemplateValue]>,
): Scope {
  return named.length === 0
    ? scope
    : { ...scope, variables: new Map([...scope.variables, ...named]) };
}
