import { Cause, rankOfSync, Revision } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { toStoredText } from '../../text/toStoredText';
import { Tables } from '../../tables';
import { HistoryEntry, insertHistory } from './insertHistory';
import { TreeParts } from './listSources';

/** What git turned out to declare for a placement: a tree, or a cause why that cannot be told. */
export type DesiredChange = {
  id: string;
  /** By which it was found. */
  treeParts: TreeParts;
  previousCommit?: string;
} & (
  | {
      tree: string;
      /** The commit that made it so. */
      revision: Revision;
    }
  | { cause: Cause }
);

/**
 * Writes what git declares now. Where a verdict stood it becomes `pending`; an `unknown` stays `unknown`, since
 * `pending` says that all was known until the change. The empty hash tells the judge that its own row was touched.
 *
 * A placement that the plan has changed meanwhile is left alone: it wants another tree of the same files, and the look that
 * the plan has asked for finds it.
 */
export async function writeDesired(
  tx: Knex.Transaction,
  changes: readonly DesiredChange[],
  options: { now: Date },
): Promise<void> {
  const { now } = options;
  const history: HistoryEntry[] = [];
  for (const change of changes) {
    const row = tx<Tables['placements']>('placements').where({
      id: change.id,
      ...change.treeParts,
    });
    if ('cause' in change) {
      await row.update({
        desired_tree: null,
        desired_cause_code: change.cause.code,
        desired_cause_message: toStoredText(change.cause.message),
        verdict_hash: '',
      });
      continue;
    }
    const { revision } = change;
    const count = await row.update({
      desired_tree: change.tree,
      desired_cause_code: null,
      desired_cause_message: null,
      desired_commit: revision.commit,
      desired_committed_at: revision.committedAt,
      desired_author: toStoredText(revision.author, 500),
      desired_subject: toStoredText(revision.subject, 1000),
      sync: tx.raw("case when sync = 'unknown' then sync else 'pending' end"),
      sync_rank: tx.raw(
        "case when sync = 'unknown' then sync_rank else ? end",
        [rankOfSync('pending')],
      ),
      verdict_hash: '',
      ...keepLastGood(tx),
    });
    if (count === 0) {
      continue;
    }
    history.push({
      placementId: change.id,
      at: now,
      type: 'revision',
      from: change.previousCommit,
      to: revision.commit,
      message: revision.subject,
    });
  }
  await insertHistory(tx, history);
}

/** Should the new tree not render, then what was known of the old one is still the last that was known. */
function keepLastGood(tx: Knex.Transaction) {
  const keep = (kept: string, now: string) =>
    tx.raw(
      `case when sync in ('unknown', 'pending') then ${kept} else ${now} end`,
    );
  return {
    last_good_at: keep(
      'last_good_at',
      '(select observed_at from targets where targets.id = placements.target_id)',
    ),
    last_good_sync: keep('last_good_sync', 'sync'),
    last_good_health: keep('last_good_health', 'health'),
  };
}
