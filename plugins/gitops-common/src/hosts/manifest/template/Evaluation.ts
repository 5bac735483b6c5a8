import { JsonValue } from '../../../model/resource';
import { hostManifestLimits } from '../limits';
import { followFields, valueAt } from './followFields';
import { emptyOrValue, isTrueValue, requireValue } from './requireValue';
import { TemplateFault, TemplateLimitFault } from './TemplateFault';
import { templateFunctions } from './templateFunctions';
import { Expression } from './TemplateNode';
import { known, TemplateValue } from './TemplateValue';

/** What an expression can see: `.`, and the variables around it. */
export interface Scope {
  dot: TemplateValue;
  variables: ReadonlyMap<string, TemplateValue>;
}

type Call = Extract<Expression, { type: 'call' }>;

/** Computes expressions. What cannot be told throws a TemplateFault; nothing is guessed. */
export class Evaluation {
  private steps = 0;

  /** @throws TemplateFault */
  evaluate(expression: Expression, scope: Scope): TemplateValue {
    this.steps += 1;
    if (this.steps > hostManifestLimits.steps) {
      throw new TemplateLimitFault(
        'the template computes too much',
        expression.offset,
      );
    }
    switch (expression.type) {
      case 'literal':
        return known(expression.value);
      case 'path':
        return followPath(expression, scope);
      case 'fields':
        return followFields(
          this.evaluate(expression.of, scope),
          expression.fields,
          { offset: expression.offset, name: '(...)' },
        );
      default:
        return this.call(expression, scope);
    }
  }

  /** @throws TemplateFault where it is not known */
  isTrue(expression: Expression, scope: Scope): boolean {
    return isTrueValue(this.evaluate(expression, scope), expression.offset);
  }

  /** @throws TemplateFault where it is not known */
  valueOf(expression: Expression, scope: Scope): JsonValue {
    return requireValue(this.evaluate(expression, scope), expression.offset);
  }

  private call(call: Call, scope: Scope): TemplateValue {
    switch (call.name) {
      case 'and':
      case 'or':
        return this.chooseBetween(call, scope);
      case 'not':
        requireArguments(call, 1, 1);
        return known(!this.isTrue(call.args[0], scope));
      case 'default':
        return this.applyDefault(call, scope);
      case 'index':
        return this.applyIndex(call, scope);
      case 'quote':
        requireArguments(call, 1, 1);
        return quoteValue(this.valueOf(call.args[0], scope), call.offset);
      default:
        return this.applyFunction(call, scope);
    }
  }

  /** The first argument that decides; what stands after it is not looked at. */
  private chooseBetween(call: Call, scope: Scope): TemplateValue {
    requireArguments(call, 1, 20);
    const decides = call.name === 'or';
    let result: TemplateValue = known(null);
    for (const arg of call.args) {
      result = this.evaluate(arg, scope);
      if (isTrueValue(result, arg.offset) === decides) {
        break;
      }
    }
    return result;
  }

  private applyDefault(call: Call, scope: Scope): TemplateValue {
    requireArguments(call, 2, 2);
    const given = this.evaluate(call.args[1], scope);
    const isEmpty =
      given.type === 'missing' || !isTrueValue(given, call.args[1].offset);
    return isEmpty ? this.evaluate(call.args[0], scope) : given;
  }

  private applyIndex(call: Call, scope: Scope): TemplateValue {
    requireArguments(call, 2, 20);
    const [of, ...keys] = call.args;
    let result = this.evaluate(of, scope);
    let value = requireValue(result, of.offset);
    for (const key of keys) {
      result = valueAt(value, this.valueOf(key, scope), key.offset);
      if (result.type !== 'known') {
        return result;
      }
      value = result.value;
    }
    return result;
  }

  private applyFunction(call: Call, scope: Scope): TemplateValue {
    const found = templateFunctions.get(call.name);
    if (!found) {
      throw new TemplateFault(
        'unsupported',
        `the function ${call.name.slice(
          0,
          50,
        )} is not supported in templates of host manifests`,
        call.offset,
      );
    }
    requireArguments(call, found.least, found.most);
    const values = call.args.map(arg =>
      emptyOrValue(this.evaluate(arg, scope), arg.offset),
    );
    const result = found.apply(values);
    if ('refusal' in result) {
      throw new TemplateFault('invalid-desired', result.refusal, call.offset);
    }
    return known(result.value);
  }
}

function followPath(
  { variable, fields, offset }: Extract<Expression, { type: 'path' }>,
  { dot, variables }: Scope,
): TemplateValue {
  // Names are declared: see requireDeclared.
  const start = variable === undefined ? dot : variables.get(variable)!;
  return followFields(start, fields, { offset, name: variable ?? '' });
}

/** Quotes as Go writes them; what stands between them is put in later, so that it needs no escapes. */
function quoteValue(value: JsonValue, offset: number): TemplateValue {
  if (value === null || typeof value === 'object') {
    throw new TemplateFault(
      'invalid-desired',
      'quote needs a text, a number or a boolean',
      offset,
    );
  }
  return { type: 'quoted', text: String(value) };
}

function requireArguments(call: Call, least: number, most: number) {
  if (call.args.length < least || call.args.length > most) {
    throw new TemplateFault(
      'invalid-desired',
      `wrong number of arguments for ${call.name}: ${call.args.length}`,
      call.offset,
    );
  }
}
