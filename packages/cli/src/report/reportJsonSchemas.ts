import { z } from 'zod';
import { driftReportSchema } from '../drift/driftReport';
import { healthReportSchema } from '../health/healthReport';
import { validationReportSchema } from '../validate/validationReport';

/** The JSON Schemas of what `-o json` and `-o yaml` print, by the name of their file. */
export function reportJsonSchemas(): Record<string, object> {
  return {
    'drift-report.schema.json': publish('drift-report', driftReportSchema),
    'health-report.schema.json': publish('health-report', healthReportSchema),
    'validation-report.schema.json': publish(
      'validation-report',
      validationReportSchema,
    ),
  };
}

function publish(name: string, schema: z.ZodType): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    override: ({ jsonSchema }) => {
      // Fields are added in time; that must not break those who check what they read.
      if (jsonSchema.additionalProperties === false) {
        delete jsonSchema.additionalProperties;
      }
    },
  });
  return {
    $schema,
    $id: `https://oneroof.dev/schemas/v1alpha1/${name}.schema.json`,
    ...rest,
  };
}
