import { causeCodes, HostReport } from '@oneroof/plugin-gitops-common';
import { z } from 'zod';
import { parseStoredOr } from '../../text/parseStoredOr';

const reportSchema = z
  .object({
    host: z.string(),
    items: z.array(
      z.object({
        path: z.string(),
        op: z.enum(['change', 'add', 'remove']),
        desired: z.json().optional(),
        live: z.json().optional(),
        by: z
          .object({ manager: z.string(), time: z.string() })
          .partial()
          .optional(),
      }),
    ),
    checked: z.number(),
    skipped: z.number(),
    cause: z
      .object({ code: z.enum(causeCodes), message: z.string() })
      .optional(),
  })
  .optional();

/** Reads a stored report; undefined where another version of the backend has written it otherwise. */
export function parseHostReport(json: string): HostReport | undefined {
  return parseStoredOr(reportSchema, json, undefined);
}
