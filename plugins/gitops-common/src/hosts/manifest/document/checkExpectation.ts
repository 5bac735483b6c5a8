import { JsonValue } from '../../../model/resource';
import { AttributeRule } from '../attributeTables';

/**
 * Whether a value can be expected at an attribute. Matchers are left to the judge, who can say of each whether it holds;
 * here is refused what YAML has already changed, or what no host can ever be.
 */
export function checkExpectation(
  value: JsonValue,
  rule: AttributeRule,
): { value: JsonValue } | { refusal: string } {
  if (value === null) {
    return { refusal: 'has no value' };
  }
  if (typeof value === 'object' && !(Array.isArray(value) && rule !== 'any')) {
    return { value };
  }
  switch (rule) {
    case 'boolean':
      return typeof value === 'boolean' || typeof value === 'object'
        ? { value }
        : { refusal: 'must be true or false, without quotes' };
    case 'mode':
      return typeof value === 'string' || typeof value === 'object'
        ? { value }
        : {
            refusal:
              'must be octal digits in quotes, as "0644": without them it is another number',
          };
    case 'versions':
      return checkVersions(value);
    default:
      return { value };
  }
}

function checkVersions(
  value: JsonValue,
): { value: JsonValue } | { refusal: string } {
  const versions = Array.isArray(value) ? value : [value];
  const checked = versions.map(version =>
    Number.isSafeInteger(version) ? String(version) : version,
  );
  if (checked.some(version => typeof version === 'number')) {
    return {
      refusal: 'must be in quotes: without them 1.10 is the number 1.1',
    };
  }
  if (checked.some(version => version === null || version === '')) {
    return { refusal: 'has an empty version' };
  }
  return { value: checked };
}
