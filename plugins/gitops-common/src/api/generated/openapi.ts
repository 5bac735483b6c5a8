// Generated from openapi.yaml by `yarn generate:openapi`.

/** @public */
export interface paths {
  '/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The board, a page of components with what runs in each environment */
    get: operations['listDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/environments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All environments that the caller may see, in the order of their tiers */
    get: operations['listEnvironments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/owners': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Owners of the components that the caller may see on the board, for its filter */
    get: operations['listOwners'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/problems': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is wrong with the documents that declare environments and deliveries, with file, line and column
     * Needs permission to refresh at least one environment, since files of every repository are named here.
     */
    get: operations['listProblems'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/components/{kind}/{namespace}/{name}/delivery': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    /** How a component reaches its environments, and what it is like in each */
    get: operations['getDelivery'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/components/{kind}/{namespace}/{name}/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Marks the repositories and targets of a component due */
    post: operations['refreshDelivery'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/placements/{placementId}/resources': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        placementId: components['parameters']['placementId'];
      };
      cookie?: never;
    };
    /** The resources of a placement, worst first */
    get: operations['listResources'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/placements/{placementId}/hosts': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        placementId: components['parameters']['placementId'];
      };
      cookie?: never;
    };
    /**
     * What the hosts of a placement have in common, and in what they differ
     * The hosts themselves are resources of the placement, see listResources. A placement that is not on hosts has none.
     */
    get: operations['getHosts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/placements/{placementId}/sync': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        placementId: components['parameters']['placementId'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Asks for live to be made equal to desired
     * Writes down that it is wanted, and does nothing else. While a run of the placement is pending or running, that one is the answer.
     */
    post: operations['syncPlacement'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/placements/{placementId}/syncs': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        placementId: components['parameters']['placementId'];
      };
      cookie?: never;
    };
    /** The sync runs of a placement, newest first */
    get: operations['listSyncs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/placements/{placementId}/documents': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        placementId: components['parameters']['placementId'];
      };
      cookie?: never;
    };
    /** The two documents of a resource that is not in sync, masked */
    get: operations['getDocuments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/placements/{placementId}/history': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        placementId: components['parameters']['placementId'];
      };
      cookie?: never;
    };
    /** What changed on a placement, newest first */
    get: operations['listHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
/** @public */
export type webhooks = Record<string, never>;
/** @public */
export interface components {
  schemas: {
    Error: {
      error: {
        name: string;
        message: string;
      };
      request?: {
        method?: string;
        url?: string;
      };
      response: {
        statusCode: number;
      };
    };
    ResourceSync:
      | 'in-sync'
      | 'ignored'
      | 'extra'
      | 'unknown'
      | 'missing'
      | 'drifted';
    PlacementSync:
      | 'in-sync'
      | 'ignored'
      | 'pending'
      | 'extra'
      | 'unknown'
      | 'missing'
      | 'drifted';
    HealthStatus:
      | 'healthy'
      | 'suspended'
      | 'progressing'
      | 'unknown'
      | 'missing'
      | 'degraded';
    Tier: 'development' | 'testing' | 'staging' | 'production';
    Cause: {
      code:
        | 'not-observed'
        | 'not-declared'
        | 'not-configured'
        | 'not-allowed'
        | 'not-found'
        | 'unauthorized'
        | 'forbidden'
        | 'unreachable'
        | 'timeout'
        | 'too-large'
        | 'partial'
        | 'invalid'
        | 'render-failed'
        | 'non-deterministic'
        | 'empty'
        | 'stale'
        | 'internal';
      message: string;
    };
    ArtifactVersion: {
      artifact: string;
      version: string;
    };
    /** Number of resources by verdict */
    SyncCounts: {
      'in-sync': number;
      ignored: number;
      extra: number;
      unknown: number;
      missing: number;
      drifted: number;
    };
    /** An environment. Tier is absent and owner empty while a delivery names it and no document declares it. */
    EnvironmentSummary: {
      name: string;
      title: string;
      tier?: components['schemas']['Tier'];
      owner: string;
    };
    Revision: {
      /** URL without user information */
      repository: string;
      commit: string;
      /** Format: date-time */
      committedAt: string;
      author: string;
      subject: string;
      /** Page of the commit, http or https, where the portal knows it */
      webUrl?: string;
    };
    /** The last observation that succeeded, while the present one is unknown */
    LastGood: {
      /** Format: date-time */
      observedAt: string;
      sync: components['schemas']['PlacementSync'];
      health: components['schemas']['HealthStatus'];
    };
    TargetSummary: {
      /** Name of the target in its environment */
      name: string;
      type: 'kubernetes' | 'hosts';
      cluster?: string;
      inventory?: string;
      group?: string;
    };
    Placement: {
      id: string;
      target: components['schemas']['TargetSummary'];
      namespace?: string;
      /** Folder in the repository */
      path: string;
      sync: components['schemas']['PlacementSync'];
      health: components['schemas']['HealthStatus'];
      /** Reason of the worst resource in words */
      healthReason?: string;
      cause?: components['schemas']['Cause'];
      counts: components['schemas']['SyncCounts'];
      /** Versions that git declares */
      declares: components['schemas']['ArtifactVersion'][];
      /** Versions that the target reports */
      runs: components['schemas']['ArtifactVersion'][];
      revision?: components['schemas']['Revision'];
      /**
       * Format: date-time
       * Last good look at the target
       */
      observedAt?: string;
      /** observedAt is older than the target may be */
      stale: boolean;
      /** Marked due and not observed since */
      refreshing: boolean;
      lastGood?: components['schemas']['LastGood'];
      /** Number of hosts, where the placement is on hosts and was observed */
      hostCount?: number;
      /** Part of what git declares that was really checked; absent where all of it always is */
      coverage?: number;
      playbook?: components['schemas']['Playbook'];
      canSync?: components['schemas']['SyncAbility'];
      syncRun?: components['schemas']['SyncRun'];
    };
    /** What brings hosts to what git declares */
    Playbook: {
      /** Folder in the repository */
      folder: string;
      /** The playbook, from that folder */
      file: string;
    };
    /** Whether the caller can ask for a sync of this placement; absent where nothing could ever sync it */
    SyncAbility: {
      allowed: boolean;
      /** Why not, in words */
      reason?: string;
    };
    SyncState: 'pending' | 'running' | 'succeeded' | 'failed' | 'errored';
    /** A run that makes live equal to desired. It has 'failed' where a host said no, and 'errored' where the run itself broke. */
    SyncRun: {
      id: string;
      state: components['schemas']['SyncState'];
      /** Entity reference of the user, or subject of the service, that asked first */
      requestedBy: string;
      /** Format: date-time */
      requestedAt: string;
      /** Format: date-time */
      startedAt?: string;
      /** Format: date-time */
      finishedAt?: string;
      counts?: components['schemas']['SyncRunCounts'];
      /** Hosts that failed or could not be reached; the first 100 */
      hosts?: components['schemas']['SyncedHost'][];
      cause?: components['schemas']['Cause'];
    };
    /** Number of hosts by how the run ended on them */
    SyncRunCounts: {
      unchanged: number;
      changed: number;
      failed: number;
      unreachable: number;
    };
    SyncedHost: {
      host: string;
      result: 'failed' | 'unreachable';
      message?: string;
    };
    SyncRunPage: {
      items: components['schemas']['SyncRun'][];
      nextCursor?: string;
    };
    HostOverview: {
      /** Number of hosts */
      total: number;
      /** In what hosts differ from git, the most frequent first; the first 50 */
      differences: components['schemas']['HostDifference'][];
      /** Undeclared things in which hosts differ from each other; the first 50 */
      skew: components['schemas']['HostSkew'][];
      /**
       * Format: date-time
       * Last check run of the playbook that ended; absent where there is none
       */
      checkedAt?: string;
      checkCause?: components['schemas']['Cause'];
    };
    /** Hosts that differ from git in the same way */
    HostDifference: {
      /** For the filter differs */
      id: string;
      /** What differs, with the values of the first host */
      items: components['schemas']['DriftItem'][];
      /** Number of hosts */
      count: number;
      /** Names of the first of them */
      hosts: string[];
    };
    HostSkew: {
      /** 'kernel', 'os', 'architecture' or 'package[name].version' */
      subject: string;
      /** The most frequent first */
      values: {
        value: string;
        /** Number of hosts */
        count: number;
        /** Names of the first of them */
        hosts: string[];
      }[];
    };
    DeliveryEnvironment: {
      environment: components['schemas']['EnvironmentSummary'];
      after: string[];
      /** Release that git declares, 'r-' and seven hexadecimal digits */
      release?: string;
      sync: components['schemas']['PlacementSync'];
      health: components['schemas']['HealthStatus'];
      declares: components['schemas']['ArtifactVersion'][];
      runs: components['schemas']['ArtifactVersion'][];
      placements: components['schemas']['Placement'][];
    };
    DeclarationProblem: {
      repository: string;
      file: string;
      /** One-based */
      line?: number;
      /** One-based */
      column?: number;
      code: string;
      message: string;
    };
    Delivery: {
      /** Empty while documents name the component and none of them is valid */
      name: string;
      /** Entity reference */
      component: string;
      /** Entity reference of the owner; empty where the catalog knows none */
      owner: string;
      environments: components['schemas']['DeliveryEnvironment'][];
      problems: components['schemas']['DeclarationProblem'][];
    };
    BoardCell: {
      environment: string;
      release?: string;
      sync: components['schemas']['PlacementSync'];
      health: components['schemas']['HealthStatus'];
      healthReason?: string;
      cause?: components['schemas']['Cause'];
      counts: components['schemas']['SyncCounts'];
      /** Number of hosts among what is counted; absent where it runs on no hosts, or none was observed */
      hostCount?: number;
      runs: components['schemas']['ArtifactVersion'][];
      /**
       * Format: date-time
       * Commit time of the revision that git declares
       */
      changedAt?: string;
      /** Format: date-time */
      observedAt?: string;
      stale: boolean;
    };
    BoardRow: {
      delivery: string;
      component: string;
      title: string;
      owner: string;
      cells: components['schemas']['BoardCell'][];
    };
    DeliveryPage: {
      items: components['schemas']['BoardRow'][];
      nextCursor?: string;
    };
    Attribution: {
      manager?: string;
      operation?: 'Apply' | 'Update';
      subresource?: string;
      /** Format: date-time */
      time?: string;
    };
    DriftItem: {
      path: string;
      op: 'change' | 'add' | 'remove';
      /** Any JSON value; masked for Secrets */
      desired?: unknown;
      /** Any JSON value; masked for Secrets */
      live?: unknown;
      by?: components['schemas']['Attribution'];
    };
    UnmanagedAddition: {
      path: string;
      /** Any JSON value */
      live?: unknown;
      by?: components['schemas']['Attribution'];
    };
    Warning: {
      code: string;
      message: string;
    };
    Resource: {
      key: string;
      group: string;
      apiVersion: string;
      kind: string;
      namespace?: string;
      name: string;
      sync: components['schemas']['ResourceSync'];
      health: components['schemas']['ResourceHealth'];
      healthReason?: string;
      cause?: components['schemas']['Cause'];
      lastGood?: components['schemas']['ResourceLastGood'];
      /** As of lastGood, while the placement is unknown as a whole */
      drift: components['schemas']['DriftItem'][];
      unmanaged: components['schemas']['UnmanagedAddition'][];
      ignoredBy: string[];
      warnings: components['schemas']['Warning'][];
      /** Managers that keep overwriting each other, seen within the last hour */
      fights?: components['schemas']['Fight'][];
      hasDocuments: boolean;
      /** Part of what git declares for it that was really checked; absent where all of it always is */
      coverage?: number;
      /** What is declared and could not be checked */
      unchecked?: components['schemas']['UncheckedItem'][];
      host?: components['schemas']['Host'];
      /**
       * Format: date-time
       * When this verdict was first written
       */
      changedAt?: string;
    };
    UncheckedItem: {
      path: string;
      reason: string;
    };
    /** What is known of a resource that is a host. Text of hosts is untrusted. */
    Host: {
      /** Groups of the inventory that it is in */
      groups: string[];
      address?: string;
      os?: string;
      kernel?: string;
      architecture?: string;
      /**
       * Format: date-time
       * When the host said this, where that is longer ago than usual
       */
      factsAt?: string;
    };
    Fight: {
      path: string;
      managers: string[];
      /** How often one has overwritten the other */
      times: number;
      /** Format: date-time */
      since: string;
      /** Format: date-time */
      until: string;
    };
    /** The last verdict that was known, while the present one is unknown */
    ResourceLastGood: {
      /** Format: date-time */
      observedAt: string;
      sync: components['schemas']['ResourceSync'];
      health: components['schemas']['ResourceHealth'];
    };
    ResourceHealth:
      | 'healthy'
      | 'suspended'
      | 'progressing'
      | 'unknown'
      | 'missing'
      | 'degraded'
      | 'none';
    ResourcePage: {
      items: components['schemas']['Resource'][];
      /**
       * Format: date-time
       * Last good look at the target: the verdicts are as of this time
       */
      observedAt?: string;
      /** observedAt is older than the target may be: the verdicts are the last known ones */
      stale: boolean;
      nextCursor?: string;
    };
    ResourceDocuments: {
      desired?: {
        [key: string]: unknown;
      };
      live?: {
        [key: string]: unknown;
      };
    };
    HistoryEntry: {
      id: string;
      /** Format: date-time */
      at: string;
      type: 'revision' | 'sync' | 'health' | 'sync-run';
      from?: string;
      to?: string;
      /** Commit subject, reason or cause in words */
      message?: string;
    };
    HistoryPage: {
      items: components['schemas']['HistoryEntry'][];
      nextCursor?: string;
    };
  };
  responses: {
    /** An error, in the form of Backstage */
    Error: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
  };
  parameters: {
    /** nextCursor of the page before */
    cursor: string;
    limit: number;
    kind: string;
    namespace: string;
    name: string;
    placementId: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
/** @public */
export type $defs = Record<string, never>;
/** @public */
export interface operations {
  listDeliveries: {
    parameters: {
      query?: {
        /** Matches component name and title, delivery, release and artifact versions */
        text?: string;
        /** Entity references of owners */
        owner?: string[];
        /** Rows with at least one placement of one of these verdicts */
        sync?: components['schemas']['PlacementSync'][];
        health?: components['schemas']['HealthStatus'][];
        /** Only these environments count for the filters above */
        environment?: string[];
        /** nextCursor of the page before */
        cursor?: components['parameters']['cursor'];
        limit?: components['parameters']['limit'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** One page of the board */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryPage'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  listEnvironments: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Environments */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['EnvironmentSummary'][];
          };
        };
      };
      default: components['responses']['Error'];
    };
  };
  listOwners: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Entity references */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: string[];
          };
        };
      };
      default: components['responses']['Error'];
    };
  };
  listProblems: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Problems by repository, file and line; the first 1,000 */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['DeclarationProblem'][];
          };
        };
      };
      default: components['responses']['Error'];
    };
  };
  getDelivery: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The delivery */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Delivery'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  refreshDelivery: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Only this environment; all when absent */
          environment?: string;
        };
      };
    };
    responses: {
      /** Marked due. Follow the outcome by signals or by asking for the delivery again. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: date-time */
            requestedAt: string;
          };
        };
      };
      default: components['responses']['Error'];
    };
  };
  listResources: {
    parameters: {
      query?: {
        sync?: components['schemas']['ResourceSync'][];
        text?: string;
        /** Only hosts of this difference, see getHosts */
        differs?: string;
        /** nextCursor of the page before */
        cursor?: components['parameters']['cursor'];
        limit?: components['parameters']['limit'];
      };
      header?: never;
      path: {
        placementId: components['parameters']['placementId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** One page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResourcePage'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  getHosts: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        placementId: components['parameters']['placementId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Hosts */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HostOverview'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  syncPlacement: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        placementId: components['parameters']['placementId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Asked for. Follow the outcome by signals or by asking for the delivery again. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncRun'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  listSyncs: {
    parameters: {
      query?: {
        /** nextCursor of the page before */
        cursor?: components['parameters']['cursor'];
        limit?: components['parameters']['limit'];
      };
      header?: never;
      path: {
        placementId: components['parameters']['placementId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** One page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncRunPage'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  getDocuments: {
    parameters: {
      query: {
        /** Key of the resource */
        key: string;
      };
      header?: never;
      path: {
        placementId: components['parameters']['placementId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Documents */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResourceDocuments'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  listHistory: {
    parameters: {
      query?: {
        /** nextCursor of the page before */
        cursor?: components['parameters']['cursor'];
        limit?: components['parameters']['limit'];
      };
      header?: never;
      path: {
        placementId: components['parameters']['placementId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** One page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HistoryPage'];
        };
      };
      default: components['responses']['Error'];
    };
  };
}
