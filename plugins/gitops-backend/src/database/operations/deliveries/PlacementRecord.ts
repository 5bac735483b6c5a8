import {
  ArtifactVersion,
  Cause,
  HealthStatus,
  PlacementSyncVerdict,
  SyncCounts,
  TargetSummary,
} from '@oneroof/plugin-gitops-common';

/** A placement as it was last written, with the state of what it depends on. Not yet judged for age. */
export interface PlacementRecord {
  id: string;
  delivery: string;
  environment: string;
  /** Names of environments before this one; may hold names that the reader of an answer must not learn. */
  after: string[];
  target: TargetSummary;
  namespace?: string;
  path: string;
  /** What brings its hosts to what git declares, from the repository of its manifests. */
  playbook?: { folder: string; file: string };
  /** Of its manifests; may hold user information. Absent while it is not known. */
  repositoryUrl?: string;
  /** Of the delivery itself; another one where its manifests stand in a shared repository. */
  deliveryRepositoryUrl?: string;
  sync: PlacementSyncVerdict;
  health: HealthStatus;
  healthReason?: string;
  cause?: Cause;
  counts: SyncCounts;
  /** Number of hosts; absent where it is on none, or was never judged. */
  hostCount?: number;
  /** Part of what git declares that was really checked, from 0 to 1. */
  coverage?: number;
  declares: ArtifactVersion[];
  runs: ArtifactVersion[];
  release?: string;
  desired?: DesiredRevision;
  /** Set by the loop while the placement as a whole is unknown. */
  lastGood?: {
    observedAt: string;
    sync: PlacementSyncVerdict;
    health: HealthStatus;
  };
  /** Absent where no adapter observes such a target. */
  observation?: TargetObservation;
  /** Last time that the repository of the manifests answered. */
  repositoryObservedAt?: string;
  /** Why the repository of the manifests could not be read, when last tried. */
  repositoryCause?: Cause;
  /** When work on its target and on the repository of its manifests is due; in the past while it is being done. */
  workDueAt: string[];
  /** Whether somebody asked for that work and has no answer yet; the work may have to wait for a moment. */
  isWorkRequested: boolean;
}

/** The commit at which what git declares now was seen first. */
export interface DesiredRevision {
  repository: string;
  commit: string;
  committedAt: string;
  author: string;
  subject: string;
}

/** How the last looks at a target ended. */
export interface TargetObservation {
  /** Last good look. */
  observedAt?: string;
  /** Why the last attempt failed, when it did. */
  failure?: Cause;
}
