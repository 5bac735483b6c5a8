import {
  Cause,
  Delivery,
  DeliveryPlaybook,
  HealthStatus,
  HostDifference,
  HostSkew,
  JsonValue,
  PlacementSyncVerdict,
  RepositoryLocation,
} from '@oneroof/plugin-gitops-common';
import { ObjectScope } from '../placements/ObjectScope';

/** The last verdict that was known for sure. */
export interface LastGood {
  at: string;
  sync: PlacementSyncVerdict;
  health: HealthStatus;
}

/** A placement as the work on its target finds it. */
export interface StoredPlacement {
  id: string;
  delivery: Pick<
    Delivery['spec'],
    'applier' | 'artifacts' | 'ignoreDifferences'
  >;
  namespace?: string;
  scope: ObjectScope;
  path: string;
  renderer?: string;
  isOnHosts?: boolean;
  /** Group of the inventory, for a placement on hosts. */
  group?: string;
  vars?: Record<string, JsonValue>;
  playbook?: DeliveryPlaybook;
  repository?: {
    location: RepositoryLocation;
    commit?: string;
    committedAt?: string;
    observedAt?: string;
    cause?: Cause;
  };
  /** Key of what git declares, or why there is none; both absent while nobody has looked. */
  desiredTree?: string;
  desiredCause?: Cause;
  sync: PlacementSyncVerdict;
  health: HealthStatus;
  cause?: Cause;
  lastGood?: LastGood;
  /** Of the verdict below; empty after somebody else has written the row. */
  verdictHash: string;
  verdict: PlacementVerdict;
}

/** What a judgement writes about a placement as a whole. */
export interface PlacementVerdict {
  judgedTree?: string;
  sync: PlacementSyncVerdict;
  health: HealthStatus;
  healthReason?: string;
  counts: Record<
    'in-sync' | 'ignored' | 'extra' | 'unknown' | 'missing' | 'drifted',
    number
  >;
  declares: Array<{ artifact: string; version: string }>;
  runs: Array<{ artifact: string; version: string }>;
  release?: string;
  cause?: Cause;
  lastGood?: LastGood;
  /** What only placements on hosts have. */
  hosts?: HostsVerdict;
}

/** What a judgement says of all hosts of a placement together. */
export interface HostsVerdict {
  /** Mean of the hosts' coverage, from 0 to 1; absent while there is no host. */
  coverage?: number;
  differences: HostDifference[];
  skew: HostSkew[];
}
