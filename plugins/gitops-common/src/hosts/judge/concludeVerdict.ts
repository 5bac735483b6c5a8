import { Cause } from '../../model/cause';
import { DriftItem } from '../../model/drift';
import { HostReport, HostVerdict, UncheckedItem } from '../../model/host';
import { compareText } from '../compareText';
import { Findings } from './Findings';
import { toldText, toldValue } from './toldValue';

/** More of one host are told as these: nobody reads on, and thousands of hosts may say the same. */
export const mostItems = 200;

interface Conclusion {
  findings: Findings;
  /** Things that are declared, and those of them of which all could be checked. */
  declared: number;
  checked: number;
  report?: HostReport;
  /** Why the whole host is unknown. */
  cause?: Cause;
}

/**
 * One verdict of what was found by us and by the tool. Drift wins over unknown, since what was found is certain; then
 * unknown, if anything failed or nothing was checked.
 */
export function concludeVerdict(conclusion: Conclusion): HostVerdict {
  const { findings, report } = conclusion;
  findings.unchecked.sort(byPath);
  const drift = unite(findings.drift, report?.items ?? []);
  const cause = drift.length > 0 ? undefined : explainUnknown(conclusion);
  const unlessDrifted = cause ? 'unknown' : 'in-sync';
  return {
    sync: drift.length > 0 ? 'drifted' : unlessDrifted,
    drift,
    unchecked: findings.unchecked.slice(0, mostItems),
    coverage: coverageOf(conclusion),
    ...(cause && { cause }),
  };
}

/** By path; what we found ourselves has the values, so it comes before what the tool says of the same path. */
function unite(
  found: readonly DriftItem[],
  reported: readonly DriftItem[],
): DriftItem[] {
  if (found.length === 0 && reported.length === 0) {
    return [];
  }
  const items = new Map(found.map(item => [item.path, item]));
  for (const item of reported) {
    if (!items.has(item.path)) {
      items.set(item.path, toldItem(item));
    }
  }
  return [...items.values()].sort(byPath).slice(0, mostItems);
}

function toldItem({ path, op, desired, live, by }: DriftItem): DriftItem {
  return {
    path: toldText(path),
    op,
    ...(desired !== undefined && { desired: toldValue(desired) }),
    ...(live !== undefined && { live: toldValue(live) }),
    ...(by && { by }),
  };
}

function byPath(a: { path: string }, b: { path: string }): number {
  return compareText(a.path, b.path);
}

function coverageOf({ declared, checked, report }: Conclusion): number {
  const all = declared + (report ? report.checked + report.skipped : 0);
  return all === 0 ? 0 : (checked + (report?.checked ?? 0)) / all;
}

function explainUnknown(conclusion: Conclusion): Cause | undefined {
  const { findings, declared, checked, report, cause } = conclusion;
  if (cause ?? report?.cause) {
    return cause ?? report?.cause;
  }
  if (checked < declared) {
    return explainUnchecked(findings.unchecked, declared - checked, declared);
  }
  if (checked + (report?.checked ?? 0) > 0) {
    return undefined;
  }
  return report && report.skipped > 0
    ? { code: 'partial', message: 'partial: the check run skipped everything' }
    : { code: 'not-declared', message: 'git declares nothing for this host' };
}

function explainUnchecked(
  [one]: readonly UncheckedItem[],
  count: number,
  declared: number,
): Cause {
  const which = one ? `: ${one.path}: ${one.reason}` : '';
  return {
    code: 'partial',
    message: toldText(
      `partial: ${count} of ${declared} declared things could not be checked${which}`,
    ),
  };
}
