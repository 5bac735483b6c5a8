import { Cause, RepositoryLocation } from '@oneroof/plugin-gitops-common';

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
  /** Namespaces that its objects may name; all when absent. */
  namespaces?: string[];
  repository: { id: string; location: RepositoryLocation };
  path: string;
  renderer?: string;
  /** Why it cannot be observed, whatever git and targets say. */
  cause?: Cause;
}
