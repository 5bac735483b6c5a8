import { parseGoDuration } from './goDuration';
import { equalNumbers } from './json';
import { parseQuantity } from './quantity';

/** Maps of resource names to quantities. */
const quantityMaps = new Set([
  'allocatable',
  'capacity',
  'default',
  'defaultRequest',
  'hard',
  'limits',
  'max',
  'maxLimitRequestRatio',
  'min',
  'overhead',
  'podFixed',
  'requests',
]);

const quantityFields = new Set([
  'averageValue',
  'divisor',
  'sizeLimit',
  'targetAverageValue',
]);

/**
 * Whether two scalars mean the same at their place. Without the schema the names of the fields tell what a quantity
 * is. In custom resources two texts that Go reads as durations of one length are equal (`1h`, `1h0m0s`): controllers
 * write their typed copies back; whoever keeps such a text as plain text does not see a respelling.
 */
export function equalScalars(
  desired: unknown,
  live: unknown,
  place: { field: string; parentField: string; custom: boolean },
): boolean {
  if (desired === live || equalNumbers(desired, live)) {
    return true;
  }
  if (quantityFields.has(place.field) || quantityMaps.has(place.parentField)) {
    const amount = parseQuantity(desired);
    if (amount !== undefined && amount === parseQuantity(live)) {
      return true;
    }
  }
  if (place.custom && typeof desired === 'string' && typeof live === 'string') {
    const length = parseGoDuration(desired);
    return length !== undefined && length === parseGoDuration(live);
  }
  return false;
}
