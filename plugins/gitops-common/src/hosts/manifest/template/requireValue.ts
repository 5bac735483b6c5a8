import { JsonValue } from '../../../model/resource';
import { TemplateFault } from './TemplateFault';
import { isTrue, TemplateValue } from './TemplateValue';

/** @throws TemplateFault where there is none */
export function requireValue(value: TemplateValue, offset: number): JsonValue {
  switch (value.type) {
    case 'known':
      return value.value;
    case 'missing':
    case 'unknown':
      throw value.fault;
    case 'quoted':
      throw new TemplateFault(
        'unsupported',
        'quote has to be the last function',
        offset,
      );
    default:
      throw new TemplateFault(
        'unsupported',
        'what a template is given is no value; name a variable, as .Vars.name',
        offset,
      );
  }
}

/**
 * What `index` did not find is nothing to a comparison.
 *
 * @throws TemplateFault
 */
export function emptyOrValue(value: TemplateValue, offset: number): JsonValue {
  return value.type === 'missing' && value.isEmpty
    ? null
    : requireValue(value, offset);
}

/** @throws TemplateFault where it is not known */
export function isTrueValue(value: TemplateValue, offset: number): boolean {
  return isTrue(emptyOrValue(value, offset));
}
