import { z } from 'zod';
import { problemSchema, reportVersion } from '../report/fields';

/** What `oneroof validate -o json` prints. */
export const validationReportSchema = z
  .strictObject({
    apiVersion: z.literal(reportVersion),
    kind: z.literal('ValidationReport'),
    complete: z
      .boolean()
      .describe('False where a file could not be read: exit code 2'),
    files: z.array(
      z.strictObject({
        file: z.string(),
        environments: z.array(z.string()).describe('Names of valid ones'),
        deliveries: z.array(z.string()).describe('Names of valid ones'),
      }),
    ),
    hostManifests: z
      .array(
        z.strictObject({
          files: z
            .array(z.string())
            .describe('Goss files of one folder, in the order of merging'),
          things: z
            .number()
            .int()
            .describe('Declared things that hang on no variable'),
        }),
      )
      .optional()
      .describe('Absent where no goss file was asked for'),
    problems: z.array(problemSchema),
  })
  .meta({ title: 'ValidationReport' });

/** The report of `oneroof validate`. */
export type ValidationReport = z.infer<typeof validationReportSchema>;
