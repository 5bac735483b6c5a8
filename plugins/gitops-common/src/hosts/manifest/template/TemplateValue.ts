import { JsonValue } from '../../../model/resource';
import { TemplateFault } from './TemplateFault';

/**
 * What an expression comes to.
 *
 * - `known`: a value
 * - `missing`: a variable that is not set. Go ends a template there (`missingkey=error`), but where `index` looked for it:
 *   that finds nothing (`isEmpty`), which a condition takes for false
 * - `unknown`: what hangs on a fault above, such as the element of a list that is not known
 * - `quoted`: a text to be written between quotes
 * - `root`: what a template is given, whose only field is `Vars`
 */
export type TemplateValue =
  | { type: 'known'; value: JsonValue }
  | { type: 'missing'; fault: TemplateFault; isEmpty: boolean }
  | { type: 'unknown'; fault: TemplateFault }
  | { type: 'quoted'; text: string }
  | { type: 'root'; vars: { [key: string]: JsonValue } };

export const known = (value: JsonValue): TemplateValue => ({
  type: 'known',
  value,
});

/** False as Go's templates mean it: false, 0, nothing, and texts, lists and maps without anything in them. */
export function isTrue(value: JsonValue): boolean {
  switch (typeof value) {
    case 'string':
      return value !== '';
    case 'number':
    case 'bigint':
      return Number(value) !== 0;
    case 'boolean':
      return value;
    default:
      return (
        value !== null &&
        (Array.isArray(value) ? value.length : Object.keys(value).length) > 0
      );
  }
}
