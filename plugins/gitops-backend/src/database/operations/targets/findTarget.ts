import { Cause } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { Tables } from '../../tables';
import { parseStoredOr } from '../../text/parseStoredOr';

/** What is known of a target. */
export interface StoredTarget {
  id: string;
  type: string;
  name: string;
  /** Last good observation. */
  observedAt?: string;
  cause?: Cause;
  /** Ticket of the pass that wrote last. */
  writtenBy?: string;
  /** Kinds (`group/kind`) that answer empty where objects were, and the time of the first such answer. */
  emptiedKinds: ReadonlyMap<string, string>;
}

const emptiedKindsSchema = z.array(z.tuple([z.string(), z.string()]));

export async function findTarget(
  knex: Knex,
  id: string,
): Promise<StoredTarget | undefined> {
  const row = await knex<Tables['targets']>('targets').where({ id }).first();
  return (
    row && {
      id,
      type: row.type,
      name: row.name,
      observedAt: row.observed_at ?? undefined,
      cause: row.cause_code
        ? { code: row.cause_code, message: row.cause_message ?? '' }
        : undefined,
      writtenBy: row.written_by ?? undefined,
      emptiedKinds: new Map(
        // What cannot be read is doubted anew, which is never wrong.
        parseStoredOr(emptiedKindsSchema, row.emptied_kinds, []),
      ),
    }
  );
}
