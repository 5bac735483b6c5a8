import { JsonValue } from '../../../model/resource';

/** A function of values; it returns a text in place of a value where it refuses. */
export interface TemplateFunction {
  least: number;
  most: number;
  apply(args: readonly JsonValue[]): { value: JsonValue } | { refusal: string };
}

const functionOf = (
  least: number,
  most: number,
  apply: TemplateFunction['apply'],
): TemplateFunction => ({ least, most, apply });

const mapText = (name: string, map: (text: string) => string) =>
  functionOf(1, 1, ([text]) =>
    typeof text === 'string'
      ? { value: map(text) }
      : { refusal: `${name} needs a text` },
  );

/**
 * Functions whose arguments are simply values. `and`, `or`, `default`, `index` and `quote` look at more than that, see
 * `Evaluation`.
 *
 * Source: Go's text/template, "Functions", and goss manual, "Templates".
 */
export const templateFunctions: ReadonlyMap<string, TemplateFunction> = new Map(
  [
    ['eq', functionOf(2, 20, ([first, ...rest]) => equalsAny(first, rest))],
    [
      'ne',
      functionOf(2, 2, ([first, second]) => {
        const equal = equalsAny(first, [second]);
        return 'value' in equal ? { value: equal.value !== true } : equal;
      }),
    ],
    ['toUpper', mapText('toUpper', text => text.toUpperCase())],
    ['toLower', mapText('toLower', text => text.toLowerCase())],
  ],
);

/** Go compares numbers with numbers and texts with texts, and ends a template that compares one with the other. */
function equalsAny(
  first: JsonValue,
  others: readonly JsonValue[],
): { value: boolean } | { refusal: string } {
  for (const other of others) {
    if (first === null || other === null) {
      if (first === other) {
        return { value: true };
      }
      continue;
    }
    if (typeof first === 'object' || typeof other === 'object') {
      return { refusal: 'lists and maps cannot be compared' };
    }
    const isNumeric = isNumber(first) && isNumber(other);
    if (!isNumeric && typeof first !== typeof other) {
      return {
        refusal: `a ${wordOf(first)} cannot be compared with a ${wordOf(
          other,
        )}`,
      };
    }
    if (isNumeric ? first <= other && first >= other : first === other) {
      return { value: true };
    }
  }
  return { value: false };
}

function isNumber(value: JsonValue): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function wordOf(value: JsonValue): string {
  if (isNumber(value)) {
    return 'number';
  }
  return typeof value === 'string' ? 'text' : 'boolean';
}
