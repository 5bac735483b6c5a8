/** What can be wrong with a cluster, on demand. */
export type Fault =
  /** Answers with this error. */
  | { type: 'error'; code: 401 | 403 | 404 | 410 | 429 | 500 | 503 }
  /** Takes the request and never answers. */
  | { type: 'hang' }
  /** Closes the connection without an answer. */
  | { type: 'refuse' }
  /** Breaks off in the middle of the answer. */
  | { type: 'partial' }
  /** Answers, but late. */
  | { type: 'latency'; ms: number };

/** Which requests a fault hits; an absent field hits all. */
export interface FaultScope {
  /** Plural of the kind with its group, for example `deployments.apps` or `secrets`. */
  resource?: string;
  namespace?: string;
  /** Only lists over all namespaces. */
  clusterWide?: boolean;
  verb?: 'get' | 'list' | 'watch' | 'create' | 'patch' | 'update' | 'delete';
}

/** What the router knows about a request when it asks for faults. */
export interface FaultRequest {
  resource?: string;
  namespace?: string;
  verb: string;
}

/** The faults that are in force in one cluster. */
export class Faults {
  private readonly active = new Set<{ fault: Fault; scope: FaultScope }>();

  /** Puts a fault into force until the returned function is called. */
  add(fault: Fault, scope: FaultScope = {}): () => void {
    const entry = { fault, scope };
    this.active.add(entry);
    return () => this.active.delete(entry);
  }

  clear(): void {
    this.active.clear();
  }

  /** The faults that hit a request, in the order in which they came into force. */
  matching(request: FaultRequest): Fault[] {
    return [...this.active]
      .filter(({ scope }) => hits(scope, request))
      .map(({ fault }) => fault);
  }
}

function hits(scope: FaultScope, request: FaultRequest): boolean {
  if (scope.clusterWide && request.namespace !== undefined) {
    return false;
  }
  return (
    (scope.resource === undefined || scope.resource === request.resource) &&
    (scope.namespace === undefined || scope.namespace === request.namespace) &&
    (scope.verb === undefined || scope.verb === request.verb)
  );
}
