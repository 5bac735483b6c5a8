import { Cause, CauseCode, HostOverview } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { parseStoredOr } from '../../text/parseStoredOr';
import { driftItemSchema } from '../resources/ResourceDetails';

/** What is stored of the hosts of a placement as a whole; their number stands with the placement. */
export type StoredHostOverview = Omit<HostOverview, 'total'>;

interface OverviewRow {
  differences: string | null;
  skew: string | null;
  checked_at: string | null;
  cause_code: CauseCode | null;
  cause_message: string | null;
}

/** The column `differences` of placements. */
export const differencesSchema = z.array(
  z.object({
    id: z.string(),
    items: z.array(driftItemSchema),
    count: z.number(),
    hosts: z.array(z.string()),
  }),
);

/** The column `skew` of placements. */
export const skewSchema = z.array(
  z.object({
    subject: z.string(),
    values: z.array(
      z.object({
        value: z.string(),
        count: z.number(),
        hosts: z.array(z.string()),
      }),
    ),
  }),
);

/** In what the hosts of a placement differ, as it was last judged, and how its last check run ended. */
export async function findHostOverview(
  knex: Knex,
  placementId: string,
): Promise<StoredHostOverview> {
  const row: OverviewRow | undefined = await knex('placements as p')
    .leftJoin('check_runs as c', 'c.placement_id', 'p.id')
    .where('p.id', placementId)
    .first(
      'p.differences',
      'p.skew',
      'c.checked_at',
      'c.cause_code',
      'c.cause_message',
    );
  return {
    differences: parseStoredOr(differencesSchema, row?.differences, []),
    skew: parseStoredOr(skewSchema, row?.skew, []),
    checkedAt: row?.checked_at ?? undefined,
    checkCause: row ? toCause(row) : undefined,
  };
}

function toCause(row: OverviewRow): Cause | undefined {
  return row.cause_code === null
    ? undefined
    : { code: row.cause_code, message: row.cause_message ?? row.cause_code };
}
