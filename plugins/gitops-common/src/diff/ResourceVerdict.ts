import { Cause } from '../model/cause';
import { DriftItem, UnmanagedAddition } from '../model/drift';
import { ResourceRef } from '../model/resource';
import { ResourceSyncVerdict } from '../model/sync';

/**
 * Something about a resource that a person should know although it does not change the verdict.
 *
 * @public
 */
export interface Warning {
  code:
    | 'duplicate-key'
    | 'duplicate-resource'
    | 'unknown-field'
    | 'immutable-field'
    | 'invalid-desired'
    | 'invalid-yaml'
    | 'non-deterministic'
    | 'version-mismatch'
    | 'ignore-rule-failed'
    | 'schema-unavailable';
  message: string;
}

/**
 * What one comparison of one resource found. Verdict and shown paths come from this one computation.
 *
 * @public
 */
export interface ResourceVerdict {
  ref: ResourceRef;
  /** As git declares it, else as the target serves it. */
  apiVersion: string;
  sync: ResourceSyncVerdict;
  /** The exact set of differing paths; empty unless `drifted`. */
  drift: DriftItem[];
  unmanaged: UnmanagedAddition[];
  /** For `ignored`: by which rules, in words. */
  ignoredBy: string[];
  /** For `unknown`. */
  cause?: Cause;
  warnings: Warning[];
}
