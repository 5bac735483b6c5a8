import { Cause, CauseCode, HostReport } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import {
  listCheckRuns,
  StoredCheckRun,
} from '../../database/operations/checks/listCheckRuns';
import {
  listHostReports,
  StoredHostReport,
} from '../../database/operations/checks/listHostReports';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';

/** Age at which what a tool has reported no longer counts, unless its inventory's facts count for longer. */
export const reportsStaleAfterMs = 24 * 60 * 60 * 1000;

/**
 * A check run whose time lies further ahead is of a backend whose clock is wrong: it would put off the next one, and count,
 * for as long as that clock was ahead. Clocks of machines that keep time differ by less.
 */
export const mostAheadMs = 5 * 60_000;

/** Reports of the last good check run of a placement. */
export interface RememberedReports {
  run: StoredCheckRun;
  byHost: ReadonlyMap<string, StoredHostReport>;
}

/** Loads what check runs have reported, by placement; only what is not remembered. */
export async function loadReports(
  knex: Knex,
  placements: readonly StoredPlacement[],
  remembered: ReadonlyMap<
    string,
    { fleet?: { reports: RememberedReports | undefined } }
  >,
): Promise<Map<string, RememberedReports>> {
  const ids = placements.flatMap(({ id, playbook }) => (playbook ? [id] : []));
  const loaded = new Map<string, RememberedReports>();
  for (const [id, run] of await listCheckRuns(knex, ids)) {
    const before = remembered.get(id)?.fleet?.reports;
    const isSame =
      before?.run.checkedAt === run.checkedAt && before?.run.tree === run.tree;
    const byHost =
      before && isSame
        ? before.byHost
        : await listHostReports(knex, id, before?.byHost ?? new Map());
    loaded.set(id, { run, byHost });
  }
  return loaded;
}

/** What is to be known of hosts from check runs; the same objects from look to look, while they say the same. */
export interface CurrentReports {
  get(host: string): { report: HostReport } | undefined;
}

const none: CurrentReports = new Map<string, { report: HostReport }>();

const tooOld: Cause = {
  code: 'stale',
  message: 'stale: the last good check run is too old to count',
};

/** What the operator has decided, and no failure. */
const notAllowed: CauseCode[] = ['not-allowed', 'not-configured'];

/**
 * Reports that count: made with what git declares now, not too old, and not from a time that is still to come. By host.
 *
 * Where they have grown too old, and where there is none yet because checks fail, every host has a report that says why: else
 * one that had drifted would be in sync because nobody could look any more. Where playbooks are not allowed by now there is
 * nothing to wait for, and while the first check of a tree is on its way the manifest alone is judged.
 */
export function currentReports(
  reports: RememberedReports | undefined,
  { desiredTree }: StoredPlacement,
  limits: { now: Date; factsStaleAfterMs: number },
): CurrentReports {
  if (!reports || desiredTree === undefined) {
    return none;
  }
  const { tree, checkedAt, cause } = reports.run;
  const isOfTree = tree === desiredTree && checkedAt !== undefined;
  if (isOfTree && isYoung(checkedAt, limits)) {
    return reports.byHost;
  }
  const why = cause ?? (isOfTree ? tooOld : undefined);
  return why && !notAllowed.includes(why.code)
    ? withoutReport(reports.byHost, why)
    : none;
}

function isYoung(
  checkedAt: string,
  { now, factsStaleAfterMs }: { now: Date; factsStaleAfterMs: number },
): boolean {
  const ageMs = now.getTime() - Date.parse(checkedAt);
  return (
    ageMs >= -mostAheadMs &&
    ageMs <= Math.max(reportsStaleAfterMs, factsStaleAfterMs)
  );
}

/** By the reports that do not count; they are the same object while no check run was good. */
const failed = new WeakMap<
  RememberedReports['byHost'],
  { cause: Cause; report: HostReport }
>();

function withoutReport(
  byHost: RememberedReports['byHost'],
  cause: Cause,
): CurrentReports {
  const before = failed.get(byHost);
  const entry =
    before?.cause.code === cause.code && before.cause.message === cause.message
      ? before
      : {
          cause,
          report: { host: '', items: [], checked: 0, skipped: 0, cause },
        };
  failed.set(byHost, entry);
  return { get: () => entry };
}
