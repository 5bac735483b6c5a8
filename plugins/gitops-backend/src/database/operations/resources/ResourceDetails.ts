import { ResourceView } from '@oneroof/plugin-gitops-common';
import { z } from 'zod';
import { parseStoredJson } from '../../text/parseStoredJson';

/** What a verdict found beside itself. */
export type ResourceDetails = Pick<
  ResourceView,
  'drift' | 'unmanaged' | 'ignoredBy' | 'warnings' | 'fights' | 'unchecked'
>;

const attributionSchema = z.object({
  manager: z.string().optional(),
  operation: z.enum(['Apply', 'Update']).optional(),
  subresource: z.string().optional(),
  time: z.string().optional(),
});

/** A difference as it is stored. */
export const driftItemSchema = z.object({
  path: z.string(),
  op: z.enum(['change', 'add', 'remove']),
  desired: z.unknown().optional(),
  live: z.unknown().optional(),
  by: attributionSchema.optional(),
});

const detailsSchema = z.object({
  drift: z.array(driftItemSchema).default([]),
  unmanaged: z
    .array(
      z.object({
        path: z.string(),
        live: z.unknown().optional(),
        by: attributionSchema.optional(),
      }),
    )
    .default([]),
  ignoredBy: z.array(z.string()).default([]),
  warnings: z
    .array(z.object({ code: z.string(), message: z.string() }))
    .default([]),
  unchecked: z
    .array(z.object({ path: z.string(), reason: z.string() }))
    .optional(),
  fights: z
    .array(
      z.object({
        path: z.string(),
        managers: z.array(z.string()),
        times: z.number(),
        since: z.string(),
        until: z.string(),
      }),
    )
    .optional(),
});

/** Reads the column `details`; null stands for nothing found. */
export function parseResourceDetails(details: string | null): ResourceDetails {
  return detailsSchema.parse(details === null ? {} : parseStoredJson(details));
}
