/**
 * One request to a cluster's API.
 *
 * @public
 */
export interface ClusterRequest {
  /** Value of the header `Accept`. */
  accept: string;
  /** Value of the header `If-None-Match`. */
  ifNoneMatch?: string;
  /** Bytes of the answer, unpacked, over which it is dropped. */
  maxBytes: number;
  /** Is told of the bytes of the answer as they come; what it throws ends the request. */
  hold?: (bytes: number) => void;
  signal: AbortSignal;
}

/**
 * What a cluster answered.
 *
 * @public
 */
export interface ClusterResponse {
  status: number;
  /** Value of the header `Retry-After`, as it came. */
  retryAfter?: string;
  /** Value of the header `ETag` of an answer with status 200, where it can be sent back as it is. */
  etag?: string;
  /** The body; empty unless the status is 200. */
  text: string;
}

/**
 * A way to a cluster's API. Sends nothing but GET, follows no redirect.
 *
 * Whatever goes wrong below HTTP is an `ObservationError` without addresses or credentials in its message, except for
 * an aborted signal, whose reason is thrown.
 *
 * @public
 */
export interface ClusterConnection {
  /** @param path - path and query, for example `/api/v1/pods?limit=500` */
  get(path: string, request: ClusterRequest): Promise<ClusterResponse>;
}
