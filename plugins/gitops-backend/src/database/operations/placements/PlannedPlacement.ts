import {
  Cause,
  DeliveryPlaybook,
  JsonValue,
  RepositoryLocation,
} from '@oneroof/plugin-gitops-common';
import { ObjectScope } from './ObjectScope';

/** A placement as declarations and configuration want it. */
export interface PlannedPlacement {
  id: string;
  delivery: string;
  environment: string;
  /** Order of the environment in its delivery, from 0. */
  environmentOrder: number;
  environmentAfter: string[];
  targetName: string;
  targetType: 'kubernetes' | 'hosts';
  targetSpec: Record<string, string>;
  /** What is observed for it; absent where `cause` is set. */
  target?: { id: string; type: string; name: string };
  namespace?: string;
  scope: ObjectScope;
  /** Where its manifests stand. Without a location it may not be read, and is not watched. */
  repository: { id: string; location?: RepositoryLocation };
  path: string;
  renderer?: string;
  /** Variables of host manifests and playbooks; absent where there are none. */
  vars?: Record<string, JsonValue>;
  playbook?: DeliveryPlaybook;
  /** Why it cannot be observed, whatever git and targets say. */
  cause?: Cause;
}
