import {
  DeliveryEnvironmentView,
  EnvironmentSummary,
  PlacementView,
  RevisionView,
  SyncAbility,
  SyncRun,
  worstHealth,
  worstSync,
} from '@oneroof/plugin-gitops-common';
import {
  DesiredRevision,
  PlacementRecord,
} from '../../database/operations/deliveries/PlacementRecord';
import { EnvironmentRecord } from '../../database/operations/environments/listEnvironments';
import { commonRelease } from './commonRelease';
import { groupBy } from './groupBy';
import { mergeVersions } from './mergeVersions';
import { Freshness, presentPlacement } from './presentPlacement';
import { withoutUserInformation } from './withoutUserInformation';

/** What {@link presentEnvironments} needs beside the placements. */
export interface PresentationContext extends Freshness {
  /** Declared environments by name. */
  environments: ReadonlyMap<string, EnvironmentRecord>;
  /** Page of a commit, where the portal knows it. */
  linkCommit: (revision: DesiredRevision) => string | undefined;
  /** By id of placements. */
  syncAbilities: ReadonlyMap<string, SyncAbility>;
  /** The latest one, by id of placements. */
  syncRuns: ReadonlyMap<string, SyncRun>;
}

/** The environments of a delivery in their order, made of the placements that the caller may see. */
export function presentEnvironments(
  records: readonly PlacementRecord[],
  context: PresentationContext,
): DeliveryEnvironmentView[] {
  const groups = groupBy(records, record => record.environment);
  return [...groups].map(([name, group]) => {
    const placements = group.map(record => presentOne(record, context));
    return {
      environment: summarize(name, context),
      // An environment that the caller may not see must not be named by those behind it.
      after: group[0].after.filter(before => groups.has(before)),
      release: commonRelease(group),
      sync: worstSync(placements.map(placement => placement.sync)),
      health: worstHealth(placements.map(placement => placement.health)),
      declares: mergeVersions(group.map(record => record.declares)),
      runs: mergeVersions(group.map(record => record.runs)),
      placements,
    };
  });
}

function presentOne(
  record: PlacementRecord,
  context: PresentationContext,
): PlacementView {
  const { blindTo: _, ...presented } = presentPlacement(record, context);
  return {
    ...presented,
    id: record.id,
    target: record.target,
    namespace: record.namespace,
    path: record.path,
    declares: record.declares,
    runs: record.runs,
    revision: record.desired && presentRevision(record.desired, context),
    hostCount: record.hostCount,
    coverage: record.coverage,
    playbook: record.playbook,
    canSync: context.syncAbilities.get(record.id),
    syncRun: context.syncRuns.get(record.id),
  };
}

function presentRevision(
  desired: DesiredRevision,
  { linkCommit }: PresentationContext,
): RevisionView {
  return {
    ...desired,
    repository: withoutUserInformation(desired.repository),
    webUrl: linkCommit(desired),
  };
}

function summarize(
  name: string,
  { environments }: PresentationContext,
): EnvironmentSummary {
  return environments.get(name) ?? { name, title: name, owner: '' };
}
