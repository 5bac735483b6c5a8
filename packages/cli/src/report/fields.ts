import { causeCodes } from '@oneroof/plugin-gitops-common';
import { z } from 'zod';

/** Version of all reports. Fields are added to it; one that changes or goes away makes a new version. */
export const reportVersion = 'oneroof.dev/v1alpha1';

/** What names a resource on its cluster. */
export const refFields = {
  group: z.string().describe('API group; empty for the core group'),
  kind: z.string(),
  namespace: z.string().optional().describe('Absent for cluster-scoped kinds'),
  name: z.string(),
  apiVersion: z
    .string()
    .describe('As git declares it, else as the cluster serves it'),
};

export const causeSchema = z
  .strictObject({ code: z.enum(causeCodes), message: z.string() })
  .describe('Why something could not be told');

export const problemSchema = z
  .strictObject({
    code: z.string(),
    message: z.string(),
    file: z.string().optional(),
    document: z
      .number()
      .int()
      .optional()
      .describe('Which document of the file, one-based'),
    line: z.number().int().optional().describe('One-based'),
    column: z.number().int().optional().describe('One-based'),
  })
  .describe('Something wrong or odd in a file');

/** A problem as reports show it. */
export type Problem = z.infer<typeof problemSchema>;
