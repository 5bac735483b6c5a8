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
import { concludeVerdict } from './concludeVerdict';
import { explainAge } from './factsAge';
import { Findings } from './Findings';
import { judgeItem } from './judgeItem';
import { MatchContext, WorkBudget } from './matchers/Outcome';
import { matchValue } from './matchers/matchValue';
import { toldText } from './toldValue';
import { versionOrders } from './versionOrders';

/** Steps that all matchers of one host may take together: some tenths of a second at worst. */
const stepsPerHost = 20_000_000;

/**
 * What is declared for one host, and what is known of it.
 *
 * @public
 */
export interface HostJudgement {
  items: readonly HostItem[];
  /** What of the manifest could not be made out for this host. */
  problems: readonly RenderProblem[];
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
  const { items, problems, reading, report } = judgement;
  const findings: Findings = {
    drift: [],
    unchecked: problems.map(problemItem),
  };
  const facts = 'facts' in reading ? reading.facts : undefined;
  const checked = facts ? judgeItems(items, facts, findings) : 0;
  return concludeVerdict({
    findings,
    declared: items.length + problems.length,
    checked,
    report,
    cause: causeOf(judgement),
  });
}

function judgeItems(
  items: readonly HostItem[],
  facts: HostFacts,
  findings: Findings,
): number {
  const context: MatchContext = {
    budget: new WorkBudget(stepsPerHost),
    match: matchValue,
    compareVersions: versionOrders[facts.packageManager ?? 'none'],
  };
  let checked = 0;
  for (const item of items) {
    if (judgeItem(item, facts, context, findings)) {
      checked += 1;
    }
  }
  return checked;
}

/** Why the whole host is unknown, whatever its things say. */
function causeOf({
  items,
  problems,
  reading,
  now,
  staleAfterMs,
}: HostJudgement): Cause | undefined {
  if ('cause' in reading) {
    return reading.cause;
  }
  if (problems.length > 0) {
    const { path, reason } = problemItem(problems[0]);
    return { code: 'invalid', message: `invalid: ${path}: ${reason}` };
  }
  return items.length > 0
    ? explainAge(reading.facts.observedAt, { now, staleAfterMs })
    : undefined;
}

function problemItem({ message, file, line }: RenderProblem): UncheckedItem {
  const place = file !== undefined && line !== undefined && `${file}:${line}`;
  return {
    path: toldText(place || file || 'manifest'),
    reason: toldText(message),
  };
}
