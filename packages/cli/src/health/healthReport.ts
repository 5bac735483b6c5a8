import { healthStatuses } from '@oneroof/plugin-gitops-common';
import { z } from 'zod';
import { problemSchema, refFields, reportVersion } from '../report/fields';

const statuses = [...healthStatuses, 'none'] as const;

/** What `oneroof health -o json` prints. */
export const healthReportSchema = z
  .strictObject({
    apiVersion: z.literal(reportVersion),
    kind: z.literal('HealthReport'),
    context: z.string().optional().describe('Context of the kubeconfig'),
    observedAt: z.string().describe('ISO 8601'),
    health: z.enum(healthStatuses).describe('The worst of all'),
    complete: z
      .boolean()
      .describe('False where something could not be told: exit code 2'),
    counts: z.record(z.enum(statuses), z.number().int()),
    resources: z.array(
      z.strictObject({
        ...refFields,
        health: z
          .enum(statuses)
          .describe('none: the kind has no notion of health'),
        reason: z.string().optional(),
      }),
    ),
    problems: z.array(problemSchema),
  })
  .meta({ title: 'HealthReport' });

/** The report of `oneroof health`. */
export type HealthReport = z.infer<typeof healthReportSchema>;

/** One resource of a report. */
export type AssessedResource = HealthReport['resources'][number];
