import {
  CauseCode,
  EnvironmentTier,
  HealthStatus,
  PlacementSyncVerdict,
  ResourceSyncVerdict,
} from '@oneroof/plugin-gitops-common';

/*
 * Row types of all tables. No other folder may import them: operations convert rows to the words of the model.
 *
 * Times are ISO 8601 strings in UTC with milliseconds, compared as text: the same on SQLite and PostgreSQL, and never
 * in the zone of a driver. JSON is text. Everything but `placement_history` and `sync_runs` is a cache that refills
 * from git, targets and catalog.
 */

/** A repository and ref that declares environments or deliveries, or holds manifests. */
export interface RepositoryRow {
  /** Hash of url and ref. */
  id: string;
  url: string;
  ref: string | null;
  /** Whether declarations are searched here (`gitops.repositories`), or it is only a source of manifests. */
  declares: boolean;
  commit_id: string | null;
  committed_at: string | null;
  author: string | null;
  subject: string | null;
  /** Last time the remote answered. */
  observed_at: string | null;
  cause_code: CauseCode | null;
  cause_message: string | null;
  /** When it was first found to declare nothing any more, while that is not believed yet. */
  emptied_at: string | null;
  /** Hash of what was searched for at `commit_id`, and how; null to search again although the commit is the same. */
  search_hash: string | null;
}

/** A file that a component of the catalog points at, in a repository that declares. */
export interface DeclarationFileRow {
  repository_id: string;
  file: string;
  component_ref: string;
  /** First of the looks at the catalog that did not name it any more; null while the catalog names it. */
  missed_at: string | null;
}

export interface EnvironmentRow {
  name: string;
  repository_id: string;
  file: string;
  title: string;
  tier: EnvironmentTier;
  owner_ref: string;
  /** JSON of `spec`. */
  spec: string;
  hash: string;
}

export interface DeliveryRow {
  name: string;
  repository_id: string;
  file: string;
  component_ref: string;
  /** From the catalog: title (or name) and owner; empty until the catalog was read. */
  title: string;
  owner_ref: string;
  /** JSON of `spec`. */
  spec: string;
  hash: string;
  /** Since when it names its component. Of several deliveries of a component the first one serves it. */
  declared_at: string;
}

/** What is wrong with a document in git. */
export interface DeclarationProblemRow {
  id: string;
  repository_id: string;
  file: string;
  line: number | null;
  column: number | null;
  code: string;
  message: string;
  /** Component that the document names, where it got that far. */
  component_ref: string | null;
}

/** What is observed in one pass: a cluster or an inventory. Its row is the only one written in steady state. */
export interface TargetRow {
  /** `kubernetes:<cluster>` or `hosts:<inventory>`. */
  id: string;
  type: string;
  name: string;
  /** Last good observation. */
  observed_at: string | null;
  /** Last attempt, good or not. */
  attempted_at: string | null;
  cause_code: CauseCode | null;
  cause_message: string | null;
  /** Ticket of the pass that wrote last: another one's memory of this target's rows is void. */
  written_by: string | null;
  /** JSON list of pairs: kind (`group/kind`) that answers empty where objects were, and the time of the first such answer. */
  emptied_kinds: string | null;
}

export interface PlacementRow {
  /** 32 hexadecimal digits: hash of delivery, environment, target, namespace and path. */
  id: string;
  delivery: string;
  environment: string;
  /** Order of the environment in its delivery, from 0. */
  environment_order: number;
  /** JSON list of environment names. */
  environment_after: string;
  /** JSON of `ObjectScope`: what the declaring repository may see of the target. */
  scope: string;
  target_name: string;
  target_type: 'kubernetes' | 'hosts';
  /** JSON: cluster, or inventory and group. */
  target_spec: string;
  /** Target that is observed for it; null where no adapter can. */
  target_id: string | null;
  namespace: string | null;
  /** Repository of the manifests. */
  repository_id: string;
  path: string;
  renderer: string | null;
  /** Key of what git declares now, see `DesiredSnapshot.treeId`; null while it cannot be told. */
  desired_tree: string | null;
  /** Why `desired_tree` is null; both null while nobody has looked. */
  desired_cause_code: CauseCode | null;
  desired_cause_message: string | null;
  /** Commit that made `desired_tree` what it is. */
  desired_commit: string | null;
  desired_committed_at: string | null;
  desired_author: string | null;
  desired_subject: string | null;
  /** Key of what the verdicts below compared with. */
  judged_tree: string | null;
  sync: PlacementSyncVerdict;
  sync_rank: number;
  health: HealthStatus;
  health_rank: number;
  health_reason: string | null;
  count_in_sync: number;
  count_ignored: number;
  count_extra: number;
  count_unknown: number;
  count_missing: number;
  count_drifted: number;
  /** JSON list of artifact versions. */
  declares: string;
  runs: string;
  release: string | null;
  cause_code: CauseCode | null;
  cause_message: string | null;
  /** Set while the placement is unknown as a whole: what was last known, and when. */
  last_good_at: string | null;
  last_good_sync: PlacementSyncVerdict | null;
  last_good_health: HealthStatus | null;
  /** Hash of the verdict columns: a pass that finds the same writes nothing. */
  verdict_hash: string;
  /** JSON: variables of the host manifest and the playbook; null where there are none. */
  vars: string | null;
  /** JSON: folder and file of the playbook. */
  playbook: string | null;
  /** Mean of its hosts' coverage, from 0 to 1; null for what is not on hosts. */
  coverage: number | null;
  /** JSON list of `HostDifference`, the most frequent first. */
  differences: string | null;
  /** JSON list of `HostSkew`. */
  skew: string | null;
}

export interface ResourceRow {
  placement_id: string;
  /** `group/kind/namespace/name`. */
  key: string;
  group: string;
  api_version: string;
  kind: string;
  namespace: string | null;
  name: string;
  sync: ResourceSyncVerdict;
  sync_rank: number;
  health: HealthStatus | 'none';
  health_rank: number;
  health_reason: string | null;
  cause_code: CauseCode | null;
  cause_message: string | null;
  /** JSON of drift, unmanaged additions, ignore rules and warnings, masked; null when all are empty. */
  details: string | null;
  /** Gzip of the JSON of both documents, masked; null when in sync. */
  documents: Buffer | null;
  /** JSON list of `Sighting`: who was seen to overwrite whom; null where nothing drifted lately. */
  sightings: string | null;
  /** Set while `sync` is `unknown`: what was last known, and when. */
  last_good_at: string | null;
  last_good_sync: ResourceSyncVerdict | null;
  last_good_health: HealthStatus | 'none' | null;
  verdict_hash: string;
  changed_at: string;
  /** Part of what is declared that was checked, from 0 to 1; null for what is no host. */
  coverage: number | null;
  /** `HostDifference.id` of a host that drifted. */
  differs: string | null;
  /** JSON: groups, address, os, kernel, architecture, and the age of its facts where it counts. */
  host: string | null;
  /** First look at the inventory that did not find the host in its group; null while it is there. */
  absent_at: string | null;
}

export interface PlacementHistoryRow {
  /** Grows with time: sortable, also within one millisecond. */
  id: string;
  placement_id: string;
  at: string;
  /** `sync-run`: somebody had the hosts synced; `to_value` is how that ended. */
  type: 'revision' | 'sync' | 'health' | 'sync-run';
  from_value: string | null;
  to_value: string | null;
  message: string | null;
}

/** What the last check run of a placement said of a host. */
export interface HostReportRow {
  placement_id: string;
  host: string;
  /** JSON of `HostReport`. */
  report: string;
  hash: string;
}

/** The last check run of a placement. A failed one leaves the tree and the time of the last good one. */
export interface CheckRunRow {
  placement_id: string;
  /** `desired_tree` of the placement when it was checked; null while no run was good. */
  tree: string | null;
  checked_at: string | null;
  took_ms: number | null;
  /** Why the newest run failed; null when it did not. */
  cause_code: CauseCode | null;
  cause_message: string | null;
}

/** A run that makes the hosts of a placement equal to git. At most one of a placement is pending or running. */
export interface SyncRunRow {
  /** Grows with time. */
  id: string;
  placement_id: string;
  state: 'pending' | 'running' | 'succeeded' | 'failed' | 'errored';
  /** `desired_tree` that was run; null until it began. */
  tree: string | null;
  requested_by: string;
  requested_at: string;
  started_at: string | null;
  finished_at: string | null;
  /** How often it was begun: an attempt whose process was killed is made again. */
  attempts: number;
  /** Hosts by result; null until it ended. */
  count_unchanged: number | null;
  count_changed: number | null;
  count_failed: number | null;
  count_unreachable: number | null;
  /** JSON list of `SyncedHost`: the first of those that it failed on. */
  hosts: string | null;
  cause_code: CauseCode | null;
  cause_message: string | null;
}

export interface WorkQueueRow {
  /** `repository:<id>`, `target:<id>`, `check:<placement>`, `sync:<placement>`, `plan` or `catalog`. */
  key: string;
  due_at: string;
  /** Grows with every request; a settle that has not seen the newest leaves the item due. */
  requests: number;
  /** How many of the requests an attempt has seen the world after; the rest wait for an answer. */
  seen_requests: number;
  /** When the newest look that a person asked for began, or when it will: see `requestLooks`. */
  asked_at: string | null;
  /** Held by the worker that claimed it; null when free. */
  ticket: string | null;
  /** After this the claim is void. */
  leased_until: string | null;
  /** Failed attempts in a row. */
  attempts: number;
  /** How long the last attempt took. */
  took_ms: number;
  last_error: string | null;
}

export interface Tables {
  repositories: RepositoryRow;
  declaration_files: DeclarationFileRow;
  environments: EnvironmentRow;
  deliveries: DeliveryRow;
  declaration_problems: DeclarationProblemRow;
  targets: TargetRow;
  placements: PlacementRow;
  resources: ResourceRow;
  placement_history: PlacementHistoryRow;
  work_queue: WorkQueueRow;
  host_reports: HostReportRow;
  check_runs: CheckRunRow;
  sync_runs: SyncRunRow;
}
