import { DeliveryPlaybook } from '@oneroof/plugin-gitops-common';
import { z } from 'zod';
import { parseStoredOr } from '../../text/parseStoredOr';

const playbookSchema = z
  .object({ folder: z.string(), file: z.string() })
  .optional();

/** Reads the column `playbook`; undefined where there is none. */
export function toPlaybook(json: string | null): DeliveryPlaybook | undefined {
  return parseStoredOr(playbookSchema, json, undefined);
}
