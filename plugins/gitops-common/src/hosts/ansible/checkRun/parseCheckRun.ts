import { Cause } from '../../../model/cause';
import { DriftItem } from '../../../model/drift';
import { HostReport } from '../../../model/host';
import { classifyResult, ResultClass } from './classifyResult';
import { collectResults, HostResults } from './collectResults';
import { describeFailure, describeUnreachable } from './describeTrouble';
import { findRunDocument, RunDocument } from './findRunDocument';
import { nameResult } from './nameResult';

/**
 * What `ansible-playbook --check` says.
 *
 * @public
 */
export interface CheckRun {
  /** One for each host that was asked for, in that order. */
  reports: HostReport[];
  /** ISO 8601 time at which the last play ended, where the document tells it. */
  endedAt?: string;
}

/**
 * Reads what `ansible-playbook --check --diff` prints through the callback `ansible.posix.json`.
 *
 * Something differs where a result that was not skipped says `changed`. What check mode skips, and what failed where
 * failing is forgiven (`ignore_errors`, `rescue`), was not checked and counts against the coverage; facts, information
 * and tasks whose condition does not hold count nowhere. A failed task or a broken connection is the host's cause; what
 * was found before it stays found. A host without a result gets a cause too.
 *
 * @param text - all that the run printed
 * @param hostNames - the hosts that were asked for; others (`localhost`, delegates) are left out
 * @returns the cause where there is no whole document: it comes at the end, so a run that was killed has no verdict at all
 * @public
 */
export function parseCheckRun(
  text: string,
  hostNames: readonly string[],
): CheckRun | { cause: Cause } {
  const found = findRunDocument(text);
  if ('cause' in found) {
    return found;
  }
  const byHost = collectResults(found.document, hostNames);
  return {
    reports: [...byHost].map(([host, results]) => readHost(host, results)),
    endedAt: endOf(found.document),
  };
}

function withoutVerdict(host: string, cause: Cause): HostReport {
  return { host, items: [], checked: 0, skipped: 0, cause };
}

function readHost(host: string, said: HostResults): HostReport {
  if (said.results.length === 0 && !said.isMalformed && !isInTrouble(said)) {
    return withoutVerdict(host, {
      code: 'partial',
      message: 'the run has no result for the host',
    });
  }
  const classified = said.results.map(({ task, result }) => ({
    task,
    result,
    means: classifyResult(result),
  }));
  const count = (...classes: ResultClass[]) =>
    classified.filter(({ means }) => classes.includes(means)).length;
  const cause = causeOf(said);
  return {
    host,
    items: mergeItems(
      classified
        .filter(({ means }) => means === 'differs')
        .map(({ result, task }) => nameResult(result, task)),
    ),
    checked: count('same', 'differs'),
    skipped: count('unchecked'),
    ...(cause && { cause }),
  };
}

function isInTrouble({ stats }: HostResults): boolean {
  return stats.failures > 0 || stats.unreachable > 0;
}

function causeOf({
  results,
  stats,
  isMalformed,
}: HostResults): Cause | undefined {
  const unreachable = results.find(({ result }) => result.unreachable);
  if (unreachable || stats.unreachable > 0) {
    return describeUnreachable(unreachable?.result);
  }
  // The document does not say of a failed result whether it was forgiven, but the counts leave such out.
  if (stats.failures > 0) {
    return describeFailure(
      results.findLast(({ result }) => result.failed)?.task,
    );
  }
  return isMalformed
    ? {
        code: 'invalid',
        message: 'the run tells of the host in a way that Ansible does not',
      }
    : undefined;
}

/** One item for each path, though several tasks may be about one thing. */
function mergeItems(items: DriftItem[]): DriftItem[] {
  const byPath = new Map<string, DriftItem>();
  for (const item of items) {
    const known = byPath.get(item.path);
    if (!known || known.op === 'change') {
      byPath.set(item.path, item);
    }
  }
  return [...byPath.values()];
}

function endOf({ plays }: RunDocument): string | undefined {
  const times = plays
    .map(({ play }) => Date.parse(play?.duration?.end ?? ''))
    .filter(time => !Number.isNaN(time));
  return times.length > 0
    ? new Date(Math.max(...times)).toISOString()
    : undefined;
}
