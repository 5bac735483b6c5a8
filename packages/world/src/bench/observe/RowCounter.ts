import { Knex } from 'knex';

/**
 * Counts rows that are written, by what the driver says that each statement changed. The bookkeeping of the work queue
 * is counted apart: every observer needs a claim and a settlement, whatever it finds.
 */
export class RowCounter {
  private rows = 0;
  private queueRows = 0;

  constructor(knex: Knex) {
    knex.on('query-response', (response: unknown, query: { sql: string }) => {
      if (!/^\s*(with|insert|update|delete|replace)\b/i.test(query.sql)) {
        return;
      }
      const count = countRows(response);
      if (/\bwork_queue\b/.test(query.sql)) {
        this.queueRows += count;
      } else {
        this.rows += count;
      }
    });
  }

  /** Rows written since the last call. */
  take(): { rows: number; queueRows: number } {
    const taken = { rows: this.rows, queueRows: this.queueRows };
    this.rows = 0;
    this.queueRows = 0;
    return taken;
  }
}

function countRows(response: unknown): number {
  if (typeof response === 'number') {
    return response;
  }
  if (Array.isArray(response)) {
    return response.length;
  }
  // A statement that was written by hand: what the driver itself says.
  const { changes } = response as { changes?: number };
  return changes ?? 1;
}
