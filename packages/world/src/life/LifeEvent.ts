import { Place } from '../applier/Applier';

/** Something that happens in the world by itself. */
export type LifeEvent =
  /** Somebody changes a Deployment in the cluster, past git. */
  | { type: 'edit'; place: Place; edit: 'scale' | 'env' | 'image' }
  /** A new release is committed; it is not applied yet. */
  | { type: 'commit'; place: Place; version: string }
  /** The delivery tool brings a place to what git says: arrived commits, and repaired drift. */
  | { type: 'apply'; place: Place };

/** Where a place stands in the life's own book. */
export interface PlaceState {
  place: Place;
  version: string;
  /** Set from an edit or commit until it is applied. */
  waiting?: { since: number };
}
