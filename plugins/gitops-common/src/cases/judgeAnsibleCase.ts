import {
  CheckRun,
  judgeHost,
  parseAnsibleInventory,
  parseCheckRun,
} from '../hosts';
import { Cause, HostReport, HostVerdict } from '../model';
import { VmCaseTexts } from './VmCaseTexts';

/** How long a run of Ansible counts. */
const staleAfterMs = 24 * 60 * 60 * 1000;

/** The verdict about each host of the inventory, by what the check run says alone. */
export function judgeAnsibleCase(
  { inventory = '{}', check }: VmCaseTexts,
  now: Date,
): Map<string, HostVerdict> {
  const parsed = parseAnsibleInventory(inventory);
  if ('cause' in parsed) {
    throw new Error(`inventory.json: ${parsed.cause.message}`);
  }
  const names = parsed.inventory.hosts.map(({ name }) => name);
  const reports = readReports(check, names, now);
  return new Map(
    reports.map(report => [
      report.host,
      judgeHost({
        items: [],
        problems: [],
        // Nothing is declared but by the playbook, so nothing has to be read of the host itself.
        reading: { facts: { observedAt: now.toISOString(), things: {} } },
        report,
        now,
        staleAfterMs,
      }),
    ]),
  );
}

function readReports(
  check: string | undefined,
  names: readonly string[],
  now: Date,
): HostReport[] {
  if (check === undefined) {
    return withCause(names, {
      code: 'not-observed',
      message: 'there was no run yet',
    });
  }
  const run = parseCheckRun(check, names);
  if ('cause' in run) {
    return withCause(names, run.cause);
  }
  return isStale(run, now)
    ? withCause(names, {
        code: 'stale',
        message: 'the last run is older than a day',
      })
    : run.reports;
}

function isStale({ endedAt }: CheckRun, now: Date): boolean {
  return (
    endedAt !== undefined && now.getTime() - Date.parse(endedAt) > staleAfterMs
  );
}

function withCause(names: readonly string[], cause: Cause): HostReport[] {
  return names.map(host => ({
    host,
    items: [],
    checked: 0,
    skipped: 0,
    cause,
  }));
}
