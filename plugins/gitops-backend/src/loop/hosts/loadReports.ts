import { HostReport } from '@oneroof/plugin-gitops-common';
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

/** Reports that count: made with what git declares now, not too old, and not from a time that is still to come. By host. */
export function currentReports(
  reports: RememberedReports | undefined,
  { desiredTree }: StoredPlacement,
  limits: { now: Date; factsStaleAfterMs: number },
): ReadonlyMap<string, { report: HostReport }> {
  const { tree, checkedAt } = reports?.run ?? {};
  if (!reports || tree === undefined || tree !== desiredTree || !checkedAt) {
    return new Map();
  }
  const ageMs = limits.now.getTime() - Date.parse(checkedAt);
  return ageMs >= -mostAheadMs &&
    ageMs <= Math.max(reportsStaleAfterMs, limits.factsStaleAfterMs)
    ? reports.byHost
    : new Map();
}
