import {
  Cause,
  Health,
  ResourceRef,
  ResourceSyncVerdict,
} from '@oneroof/plugin-gitops-common';

/** What is stored of one resource of a placement. */
export interface ResourceRecord {
  key: string;
  ref: ResourceRef;
  apiVersion: string;
  sync: ResourceSyncVerdict;
  health: Health;
  cause?: Cause;
  /** JSON of drift, unmanaged additions, ignore rules and warnings; absent when all are empty. */
  details?: string;
  /** Gzip of the JSON of both documents, masked; absent when in sync. */
  documents?: Buffer;
  /** Of all of the above: a judgement that finds the same writes nothing. */
  hash: string;
}
