import {
  Cause,
  Health,
  ResourceRef,
  ResourceSyncVerdict,
} from '@oneroof/plugin-gitops-common';

/** A health status, or `none` for kinds that have no health. */
export type ResourceHealth = Health['status'];

/** The last verdict about a resource that was known for sure. */
export interface ResourceLastGood {
  at: string;
  sync: ResourceSyncVerdict;
  health: ResourceHealth;
}

/** What is stored of a resource that is a host. */
export interface HostRecord {
  /** Part of what is declared that was checked, from 0 to 1. */
  coverage: number;
  /** `HostDifference.id`, where it drifted. */
  differs?: string;
  /** JSON of what it is. */
  description: string;
  /** ISO 8601 time of the first look at its inventory that did not find it; absent while it is there. */
  absentAt?: string;
}

/** What is stored of one resource of a placement. */
export interface ResourceRecord {
  key: string;
  ref: ResourceRef;
  apiVersion: string;
  sync: ResourceSyncVerdict;
  health: Health;
  cause?: Cause;
  /** Set while `sync` is `unknown`: what was last known, if anything was. */
  lastGood?: ResourceLastGood;
  /** JSON of drift, unmanaged additions, ignore rules and warnings; absent when all are empty. */
  details?: string;
  /** Gzip of the JSON of both documents, masked; absent when in sync. */
  documents?: Buffer;
  /** JSON of who was seen to overwrite whom; absent where nothing drifted lately. */
  sightings?: string;
  /** For hosts. */
  host?: HostRecord;
  /** Of all of the above: a judgement that finds the same writes nothing. */
  hash: string;
}
