import { FieldType } from '../../model/kindSchema';
import { JsonMap, own } from '../values/json';

/** How code generators write down that a field is a quantity: nothing else in a custom resource's schema says so. */
const quantityPattern =
  '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$';

const quantityDefinition = 'io.k8s.apimachinery.pkg.api.resource.Quantity';

const textFormats: Record<string, FieldType> = {
  byte: 'bytes',
  duration: 'duration',
};

const plainTypes: Record<string, FieldType> = {
  array: 'list',
  boolean: 'boolean',
  integer: 'integer',
  number: 'number',
  object: 'map',
};

/**
 * What the values under a schema are.
 *
 * @param definition - name of the definition that the schema is, where it is one
 */
export function readFieldType(schema: JsonMap, definition?: string): FieldType {
  if (
    definition === quantityDefinition ||
    own(schema, 'pattern') === quantityPattern
  ) {
    return 'quantity';
  }
  const type = own(schema, 'type');
  const format = own(schema, 'format');
  if (
    own(schema, 'x-kubernetes-int-or-string') === true ||
    format === 'int-or-string'
  ) {
    return 'int-or-string';
  }
  if (type === 'string') {
    return typeof format === 'string' && Object.hasOwn(textFormats, format)
      ? textFormats[format]
      : 'text';
  }
  if (typeof type === 'string' && Object.hasOwn(plainTypes, type)) {
    return plainTypes[type];
  }
  return 'any';
}
