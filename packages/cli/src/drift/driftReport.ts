import { resourceSyncVerdicts } from '@oneroof/plugin-gitops-common';
import { z } from 'zod';
import {
  causeSchema,
  problemSchema,
  refFields,
  reportVersion,
} from '../report/fields';

const attributionSchema = z
  .strictObject({
    manager: z.string().optional().describe('Field manager'),
    operation: z.enum(['Apply', 'Update']).optional(),
    subresource: z.string().optional(),
    words: z.string().describe('The same as a sentence'),
    time: z
      .string()
      .optional()
      .describe("ISO 8601, of the manager's last write"),
  })
  .describe('Who made it so, as far as managedFields tells');

const driftItemSchema = z.strictObject({
  path: z.string().describe('As server-side apply writes paths'),
  op: z
    .enum(['change', 'add', 'remove'])
    .describe(
      'change: both have it and differ; add: git declares it, live lacks it; remove: live has it, git no longer declares it',
    ),
  desired: z.unknown().optional(),
  live: z.unknown().optional(),
  by: attributionSchema.optional(),
});

const unmanagedSchema = z.strictObject({
  path: z.string(),
  live: z.unknown().optional(),
  by: attributionSchema.optional(),
});

/** What `oneroof drift -o json` prints. Values of Secrets are masked in it. */
export const driftReportSchema = z
  .strictObject({
    apiVersion: z.literal(reportVersion),
    kind: z.literal('DriftReport'),
    context: z.string().optional().describe('Context of the kubeconfig'),
    observedAt: z.string().describe('ISO 8601'),
    sync: z
      .enum(resourceSyncVerdicts)
      .describe('The worst verdict of all; unknown outranks in-sync'),
    complete: z
      .boolean()
      .describe('False where something could not be told: exit code 2'),
    counts: z.record(z.enum(resourceSyncVerdicts), z.number().int()),
    resources: z.array(
      z.strictObject({
        ...refFields,
        sync: z.enum(resourceSyncVerdicts),
        drift: z.array(driftItemSchema),
        unmanaged: z
          .array(unmanagedSchema)
          .describe('Live fields that git never declared; no drift'),
        ignoredBy: z.array(z.string()).describe('Rules, in words'),
        cause: causeSchema.optional(),
        warnings: z.array(
          z.strictObject({ code: z.string(), message: z.string() }),
        ),
      }),
    ),
    problems: z.array(problemSchema),
  })
  .meta({ title: 'DriftReport' });

/** The report of `oneroof drift`. */
export type DriftReport = z.infer<typeof driftReportSchema>;

/** One resource of a report. */
export type DriftedResource = DriftReport['resources'][number];
