import {
  BoardCell,
  PlacementView,
  ResourceView,
} from '@oneroof/plugin-gitops-common';

/** @public */
export type PlacementSync = PlacementView['sync'];
/** @public */
export type HealthStatus = PlacementView['health'];
/** @public */
export type ResourceSync = ResourceView['sync'];
/** @public */
export type ResourceHealth = ResourceView['health'];
/** @public */
export type SyncCounts = BoardCell['counts'];

/**
 * Which component, by the parts of its entity reference.
 *
 * @public
 */
export interface ComponentRef {
  kind: string;
  namespace: string;
  name: string;
}

/**
 * @public
 */
export interface CallOptions {
  /** Ends the request when nobody waits for the answer any more. */
  signal?: AbortSignal;
}

/**
 * Keyset paging: the cursor of the page before, and the number of rows.
 *
 * @public
 */
export interface PageQuery {
  cursor?: string;
  /** 1 to 200 */
  limit?: number;
}

/**
 * Filters of the board; several values of one filter mean "one of these".
 *
 * @public
 */
export interface BoardQuery extends PageQuery {
  text?: string;
  owner?: string[];
  sync?: PlacementSync[];
  health?: HealthStatus[];
  environment?: string[];
}

/**
 * Filters of a placement's resources.
 *
 * @public
 */
export interface ResourceQuery extends PageQuery {
  text?: string;
  sync?: ResourceSync[];
  /** Only hosts of this difference, by its id. */
  differs?: string;
}
