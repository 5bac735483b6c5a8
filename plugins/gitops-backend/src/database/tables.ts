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
 * in the zone of a driver. JSON is text. Everything but `placement_history` is a cache that refills from git, targets
 * and catalog.
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

/** What is observed in one pass: a cluster, later an inventory. Its row is the only one written in steady state. */
export interface TargetRow {
  /** `kubernetes:<cluster>`. */
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
}

export interface PlacementHistoryRow {
  /** Grows with time: sortable, also within one millisecond. */
  id: string;
  placement_id: string;
  at: string;
  type: 'revision' | 'sync' | 'health';
  from_value: string | null;
  to_value: string | null;
  message: string | null;
}

export interface WorkQueueRow {
  /** `repository:<id>`, `target:<id>`, `plan` or `catalog`. */
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
}
