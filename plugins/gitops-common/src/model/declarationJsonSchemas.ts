import { z } from 'zod';
import { deliverySchema } from './delivery';
import { environmentSchema } from './environment';

/**
 * The JSON Schemas of the documents that people write, by the name of their file, for editors and for CI. They describe
 * what may be written, so fields with a default are optional.
 */
export function declarationJsonSchemas(): Record<string, object> {
  return {
    'environment.schema.json': publish('environment', environmentSchema),
    'delivery.schema.json': publish('delivery', deliverySchema),
  };
}

function publish(name: string, schema: z.ZodType): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return {
    $schema,
    $id: `https://oneroof.dev/schemas/v1alpha1/${name}.schema.json`,
    ...rest,
  };
}
