import { FieldSchema } from '../../model/kindSchema';
import { decodeBase64 } from './base64';
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
  'targetValue',
]);

/** Maps of quantities wherever containers are described, whatever an old schema calls their values. */
const containerResources = new Set(['limits', 'requests']);

/** Where two scalars stand. */
export interface ScalarPlace {
  field: string;
  parentField: string;
  /** What the server says of the place. */
  schema?: FieldSchema;
  /** Of a kind of which neither a schema nor the tables say anything. */
  unknownKind: boolean;
}

/** Whether two scalars mean the same at their place. */
export function equalScalars(
  desired: unknown,
  live: unknown,
  place: ScalarPlace,
): boolean {
  if (desired === live || equalNumbers(desired, live)) {
    return true;
  }
  switch (place.schema?.type) {
    case undefined:
    case 'any':
      return equalByName(desired, live, place);
    case 'quantity':
      return haveEqual(parseQuantity, desired, live);
    case 'duration':
      return haveEqual(parseDuration, desired, live);
    case 'bytes':
      return haveEqual(parseBytes, desired, live);
    default:
      return (
        containerResources.has(place.parentField) &&
        haveEqual(parseQuantity, desired, live)
      );
  }
}

/**
 * Without a schema the names of the fields tell what a quantity is. In kinds of which nothing is known two texts that Go
 * reads as durations of one length are equal (`1h`, `1h0m0s`): controllers write their typed copies back; whoever keeps
 * such a text as plain text does not see a respelling.
 */
function equalByName(
  desired: unknown,
  live: unknown,
  { field, parentField, unknownKind }: ScalarPlace,
): boolean {
  const isQuantity =
    quantityFields.has(field) ||
    quantityMaps.has(parentField) ||
    // Of a metric of an autoscaler.
    (field === 'value' && parentField === 'target' && !unknownKind);
  return (
    (isQuantity && haveEqual(parseQuantity, desired, live)) ||
    (!unknownKind &&
      (field === 'caBundle' || parentField === 'binaryData') &&
      haveEqual(parseBytes, desired, live)) ||
    (unknownKind && haveEqual(parseDuration, desired, live))
  );
}

function haveEqual(
  parse: (value: unknown) => bigint | number | string | undefined,
  desired: unknown,
  live: unknown,
): boolean {
  const meaning = parse(desired);
  return meaning !== undefined && meaning === parse(live);
}

function parseDuration(value: unknown): number | undefined {
  return typeof value === 'string' ? parseGoDuration(value) : undefined;
}

function parseBytes(value: unknown): string | undefined {
  return typeof value === 'string' ? decodeBase64(value) : undefined;
}
