import { HostFacts } from '../../model/host';
import { MatchContext, WorkBudget } from './matchers/Outcome';
import { matchValue } from './matchers/matchValue';
import { versionOrders } from './versionOrders';

/** Steps that all matchers of one host may take together: a second at worst, a hundredth of one as a rule. */
const stepsPerHost = 10_000_000;

/** What the matchers of one host share. */
export function createMatchContext({
  packageManager,
}: Pick<HostFacts, 'packageManager'>): MatchContext {
  return {
    budget: new WorkBudget(stepsPerHost),
    match: matchValue,
    compareVersions: versionOrders[packageManager ?? 'none'],
  };
}
