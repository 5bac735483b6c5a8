import { ApiError } from '../ApiError';
import { KubeObject } from '../types';

/** Whether an object has the labels of a selector: `a=b`, `a!=b`, `a`, `!a`, joined by commas. */
export function selectLabels(
  selector: string | null,
): (object: KubeObject) => boolean {
  if (!selector) {
    return () => true;
  }
  const requirements = selector.split(',').map(parseRequirement);
  return object =>
    requirements.every(matches => matches(object.metadata.labels ?? {}));
}

type Requirement = (labels: Record<string, string>) => boolean;

function parseRequirement(text: string): Requirement {
  const match = /^\s*(!?)([^=!\s]+)\s*(?:(==|=|!=)\s*([^=!\s]*))?\s*$/.exec(
    text,
  );
  if (!match) {
    throw ApiError.badRequest(`unable to parse requirement: ${text}`);
  }
  const [, not, key, operator, value] = match;
  if (operator === '!=') {
    return labels => labels[key] !== value;
  }
  if (operator) {
    return labels => labels[key] === value;
  }
  return labels => Object.hasOwn(labels, key) !== (not === '!');
}
