import { IgnoreDifferencesRule } from '@oneroof/plugin-gitops-common';
import { findTarget } from '../../database/operations/targets/findTarget';
import { listPlacementsOfTarget } from '../../database/operations/verdicts/listPlacementsOfTarget';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { confirmationDue } from '../confirmEmptiness';
import { judgeHosts } from '../hosts/judgeHosts';
import { LoopContext } from '../LoopContext';
import { WorkHandler } from '../Work';
import { judgeTarget } from './judgeTarget';
import { recallPlacements } from './recallPlacements';
import { TargetJudgement } from './TargetJudgement';
import { TargetMemories } from './TargetMemory';
import { writePass } from './writePass';

const maxRememberedResources = 200_000;

/**
 * Handler of `target:<id>`: the only one that judges placements and writes their verdicts.
 *
 * 1. Load what is stored of the target's placements, and what this process remembers of them. The memory counts only
 *    while the last pass was its own: the ticket of that pass stands on the target's row.
 * 2. Render what each placement wants (known trees come from the cache) and read the target once for all of them; then,
 *    where something is on its way, the pods and classes that its health hangs on (`planRelatedLists`).
 * 3. Ask jq what the expressions of ignore rules select, and judge each placement; both by memory where neither tree,
 *    rules nor live object changed.
 * 4. Write what differs from what is stored, in one transaction under the ticket: resources, placements, history. A pass
 *    that finds everything as it was writes the time on the target's row, and nothing else.
 *
 * What cannot be seen is `unknown`, with its cause and what was known last, and as small as the failure: one kind that
 * may not be listed makes its resources unknown, a tree that does not render its placement, a target that does not
 * answer all of its placements. While a repository cannot be read, the sync verdicts of its placements are unknown and
 * their health is still judged. What answers "nothing" where something was is asked again first (`suspectEmptiness`).
 */
export function createTargetHandler(context: LoopContext): WorkHandler {
  const { config, knex, now } = context;
  const memories = new TargetMemories(maxRememberedResources);
  return async work => {
    const target = await findTarget(knex, work.id);
    if (!target) {
      memories.forget(work.id);
      return { result: 'gone' };
    }
    const placements = (await listPlacementsOfTarget(knex, target.id)).map(
      placement => withRules(placement, config.ignoreDifferences),
    );
    const memory = memories.recall(target.id, target.writtenBy);
    const remembered = await recallPlacements(knex, placements, memory);
    const times = { observedAt: target.observedAt, now: now() };
    const subject = { target, placements, remembered, times };

    const judge = target.type === 'hosts' ? judgeHosts : judgeTarget;
    const { cause, judgements, suspicion } = await judge(subject, {
      context,
      work,
    });
    work.signal.throwIfAborted();
    // Until the commit nobody knows what the tables hold, and after a failed one neither do we.
    memories.forget(target.id);
    const written = await writePass(context, work, {
      target,
      placements,
      judgements,
      cause,
      emptiedKinds: suspicion?.emptiedKinds,
    });
    memories.remember(target.id, {
      ticket: work.claim.ticket,
      placements: written,
    });
    // To doubt an answer is no failure: a quick retry would see the same mistake again.
    if (cause && cause !== suspicion?.cause) {
      return { result: 'failed', message: `${cause.code}: ${cause.message}` };
    }
    return { result: 'done', dueAt: nextLook(context, suspicion) };
  };
}

/** A placement under the rules of its delivery and those for all deliveries. */
function withRules(
  placement: StoredPlacement,
  rules: readonly IgnoreDifferencesRule[],
): StoredPlacement {
  if (rules.length === 0) {
    return placement;
  }
  const { delivery } = placement;
  const ignoreDifferences = [...delivery.ignoreDifferences, ...rules];
  return { ...placement, delivery: { ...delivery, ignoreDifferences } };
}

function nextLook(
  { config, now }: LoopContext,
  suspicion: TargetJudgement['suspicion'],
): Date {
  const intervalMs = config.intervals.target;
  const since = suspicion?.doubtedSince;
  return since === undefined
    ? new Date(now().getTime() + intervalMs)
    : confirmationDue(since, { now: now(), intervalMs });
}
