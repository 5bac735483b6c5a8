import { Cause } from '../../model/cause';
import {
  HostFacts,
  HostItem,
  HostReading,
  HostReport,
  HostVerdict,
  UncheckedItem,
} from '../../model/host';
import { RenderProblem } from '../../model/snapshot';
import { concludeVerdict, mostItems } from './concludeVerdict';
import { createMatchContext } from './createMatchContext';
import { explainAge } from './factsAge';
import { Findings } from './Findings';
import { judgeItem } from './judgeItem';
import { Unresolved } from './Unresolved';

/**
 * What is declared for one host, and what is known of it.
 *
 * @public
 */
export interface HostJudgement {
  items: readonly HostItem[];
  /** What of the manifest could not be made out for this host. */
  problems: readonly RenderProblem[];
  /** What the manifest itself leaves out: told, and no reason to doubt. */
  skipped?: readonly UncheckedItem[];
  reading: HostReading;
  /** Of a check run of the same desired state, where there is one. */
  report?: HostReport;
  now: Date;
  /** Age at which facts no longer count, in milliseconds. */
  staleAfterMs: number;
}

/**
 * Judges one host: each declared property against what the host said. What was found to differ wins over what is not
 * known; a host of which a part was not checked is `unknown`, never `in-sync`.
 *
 * @public
 */
export function judgeHost(judgement: HostJudgement): HostVerdict {
  const { items, problems, skipped = [], reading, report } = judgement;
  const unresolved = new Unresolved(problems);
  const findings: Findings = { drift: [], unchecked: unresolved.unchecked };
  const facts = 'facts' in reading ? reading.facts : undefined;
  const checked = facts
    ? judgeItems(items, facts, { findings, unresolved })
    : 0;
  const verdict = concludeVerdict({
    findings,
    declared: unresolved.countDeclared(items),
    checked,
    report,
    cause: causeOf(judgement, unresolved),
  });
  return skipped.length > 0
    ? {
        ...verdict,
        unchecked: [...verdict.unchecked, ...skipped].slice(0, mostItems),
      }
    : verdict;
}

function judgeItems(
  items: readonly HostItem[],
  facts: HostFacts,
  { findings, unresolved }: { findings: Findings; unresolved: Unresolved },
): number {
  const context = createMatchContext(facts);
  let checked = 0;
  for (const item of items) {
    const isChecked = judgeItem(item, facts, context, findings);
    if (isChecked && !unresolved.touches(item)) {
      checked += 1;
    }
  }
  return checked;
}

/** Why the whole host is unknown, whatever its things say. */
function causeOf(
  { items, reading, now, staleAfterMs }: HostJudgement,
  { reason }: Unresolved,
): Cause | undefined {
  if ('cause' in reading) {
    return reading.cause;
  }
  if (reason !== undefined) {
    return { code: 'invalid', message: `invalid: ${reason}` };
  }
  return items.length > 0
    ? explainAge(reading.facts.observedAt, { now, staleAfterMs })
    : undefined;
}
