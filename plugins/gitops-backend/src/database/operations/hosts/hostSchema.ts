import { HostView } from '@oneroof/plugin-gitops-common';
import { z } from 'zod';

/** The column `host`: what is known of a host beside its verdict. Anything else in it is left out. */
export const hostSchema: z.ZodType<HostView> = z.object({
  groups: z.array(z.string()),
  address: z.string().optional(),
  os: z.string().optional(),
  kernel: z.string().optional(),
  architecture: z.string().optional(),
  factsAt: z.string().optional(),
});
