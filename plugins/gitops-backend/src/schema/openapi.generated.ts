// Generated from openapi.yaml by `yarn generate:openapi`.

export const openapiDocument = {
  openapi: '3.0.3',
  info: {
    title: 'gitops',
    version: '1',
    description:
      'Environments, deliveries and drift of catalog components. Every answer comes from tables; no request reaches a cluster, a host or a git server. What a caller may not see is answered like what does not exist.',
    license: {
      name: 'Apache-2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0.html',
    },
  },
  servers: [{ url: '/' }],
  paths: {
    '/deliveries': {
      get: {
        operationId: 'listDeliveries',
        summary:
          'The board, a page of components with what runs in each environment',
        parameters: [
          {
            name: 'text',
            in: 'query',
            allowReserved: true,
            required: false,
            allowEmptyValue: true,
            schema: { type: 'string', maxLength: 200 },
            description:
              'Matches component name and title, delivery, release and artifact versions',
          },
          {
            name: 'owner',
            in: 'query',
            allowReserved: true,
            required: false,
            explode: true,
            style: 'form',
            schema: {
              type: 'array',
              maxItems: 50,
              items: { type: 'string', maxLength: 200 },
            },
            description: 'Entity references of owners',
          },
          {
            name: 'sync',
            in: 'query',
            required: false,
            explode: true,
            style: 'form',
            schema: {
              type: 'array',
              maxItems: 10,
              items: { $ref: '#/components/schemas/PlacementSync' },
            },
            description:
              'Rows with at least one placement of one of these verdicts',
          },
          {
            name: 'health',
            in: 'query',
            required: false,
            explode: true,
            style: 'form',
            schema: {
              type: 'array',
              maxItems: 10,
              items: { $ref: '#/components/schemas/HealthStatus' },
            },
          },
          {
            name: 'environment',
            in: 'query',
            required: false,
            explode: true,
            style: 'form',
            schema: {
              type: 'array',
              maxItems: 50,
              items: { type: 'string', maxLength: 63 },
            },
            description: 'Only these environments count for the filters above',
          },
          { $ref: '#/components/parameters/cursor' },
          { $ref: '#/components/parameters/limit' },
        ],
        responses: {
          '200': {
            description: 'One page of the board',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeliveryPage' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/environments': {
      get: {
        operationId: 'listEnvironments',
        summary:
          'All environments that the caller may see, in the order of their tiers',
        responses: {
          '200': {
            description: 'Environments',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: {
                        $ref: '#/components/schemas/EnvironmentSummary',
                      },
                    },
                  },
                },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/owners': {
      get: {
        operationId: 'listOwners',
        summary:
          'Owners of the components that the caller may see on the board, for its filter',
        responses: {
          '200': {
            description: 'Entity references',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: {
                    items: { type: 'array', items: { type: 'string' } },
                  },
                },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/problems': {
      get: {
        operationId: 'listProblems',
        summary:
          'What is wrong with the documents that declare environments and deliveries, with file, line and column',
        description:
          'Needs permission to refresh at least one environment, since files of every repository are named here.',
        responses: {
          '200': {
            description:
              'Problems by repository, file and line; the first 1,000',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: {
                        $ref: '#/components/schemas/DeclarationProblem',
                      },
                    },
                  },
                },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/components/{kind}/{namespace}/{name}/delivery': {
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
      ],
      get: {
        operationId: 'getDelivery',
        summary:
          'How a component reaches its environments, and what it is like in each',
        responses: {
          '200': {
            description: 'The delivery',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Delivery' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/components/{kind}/{namespace}/{name}/refresh': {
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
      ],
      post: {
        operationId: 'refreshDelivery',
        summary: 'Marks the repositories and targets of a component due',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                properties: {
                  environment: {
                    type: 'string',
                    maxLength: 63,
                    description: 'Only this environment; all when absent',
                  },
                },
              },
            },
          },
        },
        responses: {
          '202': {
            description:
              'Marked due. Follow the outcome by signals or by asking for the delivery again.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['requestedAt'],
                  properties: {
                    requestedAt: { type: 'string', format: 'date-time' },
                  },
                },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/placements/{placementId}/resources': {
      parameters: [{ $ref: '#/components/parameters/placementId' }],
      get: {
        operationId: 'listResources',
        summary: 'The resources of a placement, worst first',
        parameters: [
          {
            name: 'sync',
            in: 'query',
            required: false,
            explode: true,
            style: 'form',
            schema: {
              type: 'array',
              maxItems: 10,
              items: { $ref: '#/components/schemas/ResourceSync' },
            },
          },
          {
            name: 'text',
            in: 'query',
            allowReserved: true,
            required: false,
            allowEmptyValue: true,
            schema: { type: 'string', maxLength: 200 },
          },
          {
            name: 'differs',
            in: 'query',
            required: false,
            schema: { type: 'string', pattern: '^[0-9a-f]{12}$' },
            description: 'Only hosts of this difference, see getHosts',
          },
          { $ref: '#/components/parameters/cursor' },
          { $ref: '#/components/parameters/limit' },
        ],
        responses: {
          '200': {
            description: 'One page',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ResourcePage' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/placements/{placementId}/hosts': {
      parameters: [{ $ref: '#/components/parameters/placementId' }],
      get: {
        operationId: 'getHosts',
        summary:
          'What the hosts of a placement have in common, and in what they differ',
        description:
          'The hosts themselves are resources of the placement, see listResources. A placement that is not on hosts has none.',
        responses: {
          '200': {
            description: 'Hosts',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/HostOverview' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/placements/{placementId}/sync': {
      parameters: [{ $ref: '#/components/parameters/placementId' }],
      post: {
        operationId: 'syncPlacement',
        summary: 'Asks for live to be made equal to desired',
        description:
          'Writes down that it is wanted, and does nothing else. While a run of the placement is pending or running, that one is the answer.',
        responses: {
          '202': {
            description:
              'Asked for. Follow the outcome by signals or by asking for the delivery again.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/SyncRun' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/placements/{placementId}/syncs': {
      parameters: [{ $ref: '#/components/parameters/placementId' }],
      get: {
        operationId: 'listSyncs',
        summary: 'The sync runs of a placement, newest first',
        parameters: [
          { $ref: '#/components/parameters/cursor' },
          { $ref: '#/components/parameters/limit' },
        ],
        responses: {
          '200': {
            description: 'One page',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/SyncRunPage' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/placements/{placementId}/documents': {
      parameters: [{ $ref: '#/components/parameters/placementId' }],
      get: {
        operationId: 'getDocuments',
        summary: 'The two documents of a resource that is not in sync, masked',
        parameters: [
          {
            name: 'key',
            in: 'query',
            allowReserved: true,
            required: true,
            schema: { type: 'string', maxLength: 1000 },
            description: 'Key of the resource',
          },
        ],
        responses: {
          '200': {
            description: 'Documents',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ResourceDocuments' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/placements/{placementId}/history': {
      parameters: [{ $ref: '#/components/parameters/placementId' }],
      get: {
        operationId: 'listHistory',
        summary: 'What changed on a placement, newest first',
        parameters: [
          { $ref: '#/components/parameters/cursor' },
          { $ref: '#/components/parameters/limit' },
        ],
        responses: {
          '200': {
            description: 'One page',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/HistoryPage' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
  },
  components: {
    parameters: {
      cursor: {
        name: 'cursor',
        in: 'query',
        required: false,
        schema: { type: 'string', maxLength: 1000 },
        description: 'nextCursor of the page before',
      },
      limit: {
        name: 'limit',
        in: 'query',
        required: false,
        schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
      },
      kind: {
        name: 'kind',
        in: 'path',
        required: true,
        schema: { type: 'string', maxLength: 63 },
      },
      namespace: {
        name: 'namespace',
        in: 'path',
        required: true,
        schema: { type: 'string', maxLength: 63 },
      },
      name: {
        name: 'name',
        in: 'path',
        required: true,
        schema: { type: 'string', maxLength: 63 },
      },
      placementId: {
        name: 'placementId',
        in: 'path',
        required: true,
        schema: { type: 'string', pattern: '^[0-9a-f]{32}$' },
      },
    },
    responses: {
      Error: {
        description: 'An error, in the form of Backstage',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
    },
    schemas: {
      Error: {
        type: 'object',
        required: ['error', 'response'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
            },
          },
          request: {
            type: 'object',
            properties: { method: { type: 'string' }, url: { type: 'string' } },
          },
          response: {
            type: 'object',
            required: ['statusCode'],
            properties: { statusCode: { type: 'integer' } },
          },
        },
      },
      ResourceSync: {
        type: 'string',
        enum: ['in-sync', 'ignored', 'extra', 'unknown', 'missing', 'drifted'],
      },
      PlacementSync: {
        type: 'string',
        enum: [
          'in-sync',
          'ignored',
          'pending',
          'extra',
          'unknown',
          'missing',
          'drifted',
        ],
      },
      HealthStatus: {
        type: 'string',
        enum: [
          'healthy',
          'suspended',
          'progressing',
          'unknown',
          'missing',
          'degraded',
        ],
      },
      Tier: {
        type: 'string',
        enum: ['development', 'testing', 'staging', 'production'],
      },
      Cause: {
        type: 'object',
        required: ['code', 'message'],
        properties: {
          code: {
            type: 'string',
            enum: [
              'not-observed',
              'not-declared',
              'not-configured',
              'not-allowed',
              'not-found',
              'unauthorized',
              'forbidden',
              'unreachable',
              'timeout',
              'too-large',
              'partial',
              'invalid',
              'render-failed',
              'non-deterministic',
              'empty',
              'stale',
              'internal',
            ],
          },
          message: { type: 'string' },
        },
      },
      ArtifactVersion: {
        type: 'object',
        required: ['artifact', 'version'],
        properties: {
          artifact: { type: 'string' },
          version: { type: 'string' },
        },
      },
      SyncCounts: {
        type: 'object',
        description: 'Number of resources by verdict',
        required: [
          'in-sync',
          'ignored',
          'extra',
          'unknown',
          'missing',
          'drifted',
        ],
        properties: {
          'in-sync': { type: 'integer' },
          ignored: { type: 'integer' },
          extra: { type: 'integer' },
          unknown: { type: 'integer' },
          missing: { type: 'integer' },
          drifted: { type: 'integer' },
        },
      },
      EnvironmentSummary: {
        type: 'object',
        description:
          'An environment. Tier is absent and owner empty while a delivery names it and no document declares it.',
        required: ['name', 'title', 'owner'],
        properties: {
          name: { type: 'string' },
          title: { type: 'string' },
          tier: { $ref: '#/components/schemas/Tier' },
          owner: { type: 'string' },
        },
      },
      Revision: {
        type: 'object',
        required: ['repository', 'commit', 'committedAt', 'author', 'subject'],
        properties: {
          repository: {
            type: 'string',
            description: 'URL without user information',
          },
          commit: { type: 'string' },
          committedAt: { type: 'string', format: 'date-time' },
          author: { type: 'string' },
          subject: { type: 'string' },
          webUrl: {
            type: 'string',
            description:
              'Page of the commit, http or https, where the portal knows it',
          },
        },
      },
      LastGood: {
        type: 'object',
        description:
          'The last observation that succeeded, while the present one is unknown',
        required: ['observedAt', 'sync', 'health'],
        properties: {
          observedAt: { type: 'string', format: 'date-time' },
          sync: { $ref: '#/components/schemas/PlacementSync' },
          health: { $ref: '#/components/schemas/HealthStatus' },
        },
      },
      TargetSummary: {
        type: 'object',
        required: ['name', 'type'],
        properties: {
          name: {
            type: 'string',
            description: 'Name of the target in its environment',
          },
          type: { type: 'string', enum: ['kubernetes', 'hosts'] },
          cluster: { type: 'string' },
          inventory: { type: 'string' },
          group: { type: 'string' },
        },
      },
      Placement: {
        type: 'object',
        required: [
          'id',
          'target',
          'path',
          'sync',
          'health',
          'counts',
          'declares',
          'runs',
          'stale',
          'refreshing',
        ],
        properties: {
          id: { type: 'string' },
          target: { $ref: '#/components/schemas/TargetSummary' },
          namespace: { type: 'string' },
          path: { type: 'string', description: 'Folder in the repository' },
          sync: { $ref: '#/components/schemas/PlacementSync' },
          health: { $ref: '#/components/schemas/HealthStatus' },
          healthReason: {
            type: 'string',
            description: 'Reason of the worst resource in words',
          },
          cause: { $ref: '#/components/schemas/Cause' },
          counts: { $ref: '#/components/schemas/SyncCounts' },
          declares: {
            type: 'array',
            items: { $ref: '#/components/schemas/ArtifactVersion' },
            description: 'Versions that git declares',
          },
          runs: {
            type: 'array',
            items: { $ref: '#/components/schemas/ArtifactVersion' },
            description: 'Versions that the target reports',
          },
          revision: { $ref: '#/components/schemas/Revision' },
          observedAt: {
            type: 'string',
            format: 'date-time',
            description: 'Last good look at the target',
          },
          stale: {
            type: 'boolean',
            description: 'observedAt is older than the target may be',
          },
          refreshing: {
            type: 'boolean',
            description: 'Marked due and not observed since',
          },
          lastGood: { $ref: '#/components/schemas/LastGood' },
          hostCount: {
            type: 'integer',
            description:
              'Number of hosts, where the placement is on hosts and was observed',
          },
          coverage: {
            type: 'number',
            minimum: 0,
            maximum: 1,
            description:
              'Part of what git declares that was really checked; absent where all of it always is',
          },
          playbook: { $ref: '#/components/schemas/Playbook' },
          canSync: { $ref: '#/components/schemas/SyncAbility' },
          syncRun: { $ref: '#/components/schemas/SyncRun' },
        },
      },
      Playbook: {
        type: 'object',
        description: 'What brings hosts to what git declares',
        required: ['folder', 'file'],
        properties: {
          folder: { type: 'string', description: 'Folder in the repository' },
          file: {
            type: 'string',
            description: 'The playbook, from that folder',
          },
        },
      },
      SyncAbility: {
        type: 'object',
        description:
          'Whether the caller can ask for a sync of this placement; absent where nothing could ever sync it',
        required: ['allowed'],
        properties: {
          allowed: { type: 'boolean' },
          reason: { type: 'string', description: 'Why not, in words' },
        },
      },
      SyncState: {
        type: 'string',
        enum: ['pending', 'running', 'succeeded', 'failed', 'errored'],
      },
      SyncRun: {
        type: 'object',
        description:
          "A run that makes live equal to desired. It has 'failed' where a host said no, and 'errored' where the run itself broke.",
        required: ['id', 'state', 'requestedBy', 'requestedAt'],
        properties: {
          id: { type: 'string' },
          state: { $ref: '#/components/schemas/SyncState' },
          requestedBy: {
            type: 'string',
            description:
              'Entity reference of the user, or subject of the service, that asked first',
          },
          requestedAt: { type: 'string', format: 'date-time' },
          startedAt: { type: 'string', format: 'date-time' },
          finishedAt: { type: 'string', format: 'date-time' },
          counts: { $ref: '#/components/schemas/SyncRunCounts' },
          hosts: {
            type: 'array',
            description:
              'Hosts that failed or could not be reached; the first 100',
            items: { $ref: '#/components/schemas/SyncedHost' },
          },
          cause: { $ref: '#/components/schemas/Cause' },
        },
      },
      SyncRunCounts: {
        type: 'object',
        description: 'Number of hosts by how the run ended on them',
        required: ['unchanged', 'changed', 'failed', 'unreachable'],
        properties: {
          unchanged: { type: 'integer' },
          changed: { type: 'integer' },
          failed: { type: 'integer' },
          unreachable: { type: 'integer' },
        },
      },
      SyncedHost: {
        type: 'object',
        required: ['host', 'result'],
        properties: {
          host: { type: 'string' },
          result: { type: 'string', enum: ['failed', 'unreachable'] },
          message: { type: 'string' },
        },
      },
      SyncRunPage: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/SyncRun' },
          },
          nextCursor: { type: 'string' },
        },
      },
      HostOverview: {
        type: 'object',
        required: ['total', 'differences', 'skew'],
        properties: {
          total: { type: 'integer', description: 'Number of hosts' },
          differences: {
            type: 'array',
            description:
              'In what hosts differ from git, the most frequent first; the first 50',
            items: { $ref: '#/components/schemas/HostDifference' },
          },
          skew: {
            type: 'array',
            description:
              'Undeclared things in which hosts differ from each other; the first 50',
            items: { $ref: '#/components/schemas/HostSkew' },
          },
          checkedAt: {
            type: 'string',
            format: 'date-time',
            description:
              'Last check run of the playbook that ended; absent where there is none',
          },
          checkCause: { $ref: '#/components/schemas/Cause' },
        },
      },
      HostDifference: {
        type: 'object',
        description: 'Hosts that differ from git in the same way',
        required: ['id', 'items', 'count', 'hosts'],
        properties: {
          id: { type: 'string', description: 'For the filter differs' },
          items: {
            type: 'array',
            description: 'What differs, with the values of the first host',
            items: { $ref: '#/components/schemas/DriftItem' },
          },
          count: { type: 'integer', description: 'Number of hosts' },
          hosts: {
            type: 'array',
            description: 'Names of the first of them',
            items: { type: 'string' },
          },
        },
      },
      HostSkew: {
        type: 'object',
        required: ['subject', 'values'],
        properties: {
          subject: {
            type: 'string',
            description:
              "'kernel', 'os', 'architecture' or 'package[name].version'",
          },
          values: {
            type: 'array',
            description: 'The most frequent first',
            items: {
              type: 'object',
              required: ['value', 'count', 'hosts'],
              properties: {
                value: { type: 'string' },
                count: { type: 'integer', description: 'Number of hosts' },
                hosts: {
                  type: 'array',
                  description: 'Names of the first of them',
                  items: { type: 'string' },
                },
              },
            },
          },
        },
      },
      DeliveryEnvironment: {
        type: 'object',
        required: [
          'environment',
          'after',
          'sync',
          'health',
          'declares',
          'runs',
          'placements',
        ],
        properties: {
          environment: { $ref: '#/components/schemas/EnvironmentSummary' },
          after: { type: 'array', items: { type: 'string' } },
          release: {
            type: 'string',
            description:
              "Release that git declares, 'r-' and seven hexadecimal digits",
          },
          sync: { $ref: '#/components/schemas/PlacementSync' },
          health: { $ref: '#/components/schemas/HealthStatus' },
          declares: {
            type: 'array',
            items: { $ref: '#/components/schemas/ArtifactVersion' },
          },
          runs: {
            type: 'array',
            items: { $ref: '#/components/schemas/ArtifactVersion' },
          },
          placements: {
            type: 'array',
            items: { $ref: '#/components/schemas/Placement' },
          },
        },
      },
      DeclarationProblem: {
        type: 'object',
        required: ['repository', 'file', 'message', 'code'],
        properties: {
          repository: { type: 'string' },
          file: { type: 'string' },
          line: { type: 'integer', description: 'One-based' },
          column: { type: 'integer', description: 'One-based' },
          code: { type: 'string' },
          message: { type: 'string' },
        },
      },
      Delivery: {
        type: 'object',
        required: ['name', 'component', 'owner', 'environments', 'problems'],
        properties: {
          name: {
            type: 'string',
            description:
              'Empty while documents name the component and none of them is valid',
          },
          component: { type: 'string', description: 'Entity reference' },
          owner: {
            type: 'string',
            description:
              'Entity reference of the owner; empty where the catalog knows none',
          },
          environments: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeliveryEnvironment' },
          },
          problems: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeclarationProblem' },
          },
        },
      },
      BoardCell: {
        type: 'object',
        required: ['environment', 'sync', 'health', 'counts', 'runs', 'stale'],
        properties: {
          environment: { type: 'string' },
          release: { type: 'string' },
          sync: { $ref: '#/components/schemas/PlacementSync' },
          health: { $ref: '#/components/schemas/HealthStatus' },
          healthReason: { type: 'string' },
          cause: { $ref: '#/components/schemas/Cause' },
          counts: { $ref: '#/components/schemas/SyncCounts' },
          hostCount: {
            type: 'integer',
            description:
              'Number of hosts among what is counted; absent where it runs on no hosts, or none was observed',
          },
          runs: {
            type: 'array',
            items: { $ref: '#/components/schemas/ArtifactVersion' },
          },
          changedAt: {
            type: 'string',
            format: 'date-time',
            description: 'Commit time of the revision that git declares',
          },
          observedAt: { type: 'string', format: 'date-time' },
          stale: { type: 'boolean' },
        },
      },
      BoardRow: {
        type: 'object',
        required: ['delivery', 'component', 'title', 'owner', 'cells'],
        properties: {
          delivery: { type: 'string' },
          component: { type: 'string' },
          title: { type: 'string' },
          owner: { type: 'string' },
          cells: {
            type: 'array',
            items: { $ref: '#/components/schemas/BoardCell' },
          },
        },
      },
      DeliveryPage: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/BoardRow' },
          },
          nextCursor: { type: 'string' },
        },
      },
      Attribution: {
        type: 'object',
        properties: {
          manager: { type: 'string' },
          operation: { type: 'string', enum: ['Apply', 'Update'] },
          subresource: { type: 'string' },
          time: { type: 'string', format: 'date-time' },
        },
      },
      DriftItem: {
        type: 'object',
        required: ['path', 'op'],
        properties: {
          path: { type: 'string' },
          op: { type: 'string', enum: ['change', 'add', 'remove'] },
          desired: { description: 'Any JSON value; masked for Secrets' },
          live: { description: 'Any JSON value; masked for Secrets' },
          by: { $ref: '#/components/schemas/Attribution' },
        },
      },
      UnmanagedAddition: {
        type: 'object',
        required: ['path'],
        properties: {
          path: { type: 'string' },
          live: { description: 'Any JSON value' },
          by: { $ref: '#/components/schemas/Attribution' },
        },
      },
      Warning: {
        type: 'object',
        required: ['code', 'message'],
        properties: { code: { type: 'string' }, message: { type: 'string' } },
      },
      Resource: {
        type: 'object',
        required: [
          'key',
          'group',
          'apiVersion',
          'kind',
          'name',
          'sync',
          'health',
          'drift',
          'unmanaged',
          'ignoredBy',
          'warnings',
          'hasDocuments',
        ],
        properties: {
          key: { type: 'string' },
          group: { type: 'string' },
          apiVersion: { type: 'string' },
          kind: { type: 'string' },
          namespace: { type: 'string' },
          name: { type: 'string' },
          sync: { $ref: '#/components/schemas/ResourceSync' },
          health: { $ref: '#/components/schemas/ResourceHealth' },
          healthReason: { type: 'string' },
          cause: { $ref: '#/components/schemas/Cause' },
          lastGood: { $ref: '#/components/schemas/ResourceLastGood' },
          drift: {
            type: 'array',
            description:
              'As of lastGood, while the placement is unknown as a whole',
            items: { $ref: '#/components/schemas/DriftItem' },
          },
          unmanaged: {
            type: 'array',
            items: { $ref: '#/components/schemas/UnmanagedAddition' },
          },
          ignoredBy: { type: 'array', items: { type: 'string' } },
          warnings: {
            type: 'array',
            items: { $ref: '#/components/schemas/Warning' },
          },
          fights: {
            type: 'array',
            description:
              'Managers that keep overwriting each other, seen within the last hour',
            items: { $ref: '#/components/schemas/Fight' },
          },
          hasDocuments: { type: 'boolean' },
          coverage: {
            type: 'number',
            minimum: 0,
            maximum: 1,
            description:
              'Part of what git declares for it that was really checked; absent where all of it always is',
          },
          unchecked: {
            type: 'array',
            description: 'What is declared and could not be checked',
            items: { $ref: '#/components/schemas/UncheckedItem' },
          },
          host: { $ref: '#/components/schemas/Host' },
          changedAt: {
            type: 'string',
            format: 'date-time',
            description: 'When this verdict was first written',
          },
        },
      },
      UncheckedItem: {
        type: 'object',
        required: ['path', 'reason'],
        properties: { path: { type: 'string' }, reason: { type: 'string' } },
      },
      Host: {
        type: 'object',
        description:
          'What is known of a resource that is a host. Text of hosts is untrusted.',
        required: ['groups'],
        properties: {
          groups: {
            type: 'array',
            description: 'Groups of the inventory that it is in',
            items: { type: 'string' },
          },
          address: { type: 'string' },
          os: { type: 'string' },
          kernel: { type: 'string' },
          architecture: { type: 'string' },
          factsAt: {
            type: 'string',
            format: 'date-time',
            description:
              'When the host said this, where that is longer ago than usual',
          },
        },
      },
      Fight: {
        type: 'object',
        required: ['path', 'managers', 'times', 'since', 'until'],
        properties: {
          path: { type: 'string' },
          managers: { type: 'array', items: { type: 'string' } },
          times: {
            type: 'integer',
            description: 'How often one has overwritten the other',
          },
          since: { type: 'string', format: 'date-time' },
          until: { type: 'string', format: 'date-time' },
        },
      },
      ResourceLastGood: {
        type: 'object',
        description:
          'The last verdict that was known, while the present one is unknown',
        required: ['observedAt', 'sync', 'health'],
        properties: {
          observedAt: { type: 'string', format: 'date-time' },
          sync: { $ref: '#/components/schemas/ResourceSync' },
          health: { $ref: '#/components/schemas/ResourceHealth' },
        },
      },
      ResourceHealth: {
        type: 'string',
        enum: [
          'healthy',
          'suspended',
          'progressing',
          'unknown',
          'missing',
          'degraded',
          'none',
        ],
      },
      ResourcePage: {
        type: 'object',
        required: ['items', 'stale'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Resource' },
          },
          observedAt: {
            type: 'string',
            format: 'date-time',
            description:
              'Last good look at the target: the verdicts are as of this time',
          },
          stale: {
            type: 'boolean',
            description:
              'observedAt is older than the target may be: the verdicts are the last known ones',
          },
          nextCursor: { type: 'string' },
        },
      },
      ResourceDocuments: {
        type: 'object',
        properties: {
          desired: { type: 'object', additionalProperties: true },
          live: { type: 'object', additionalProperties: true },
        },
      },
      HistoryEntry: {
        type: 'object',
        required: ['id', 'at', 'type'],
        properties: {
          id: { type: 'string' },
          at: { type: 'string', format: 'date-time' },
          type: {
            type: 'string',
            enum: ['revision', 'sync', 'health', 'sync-run'],
          },
          from: { type: 'string' },
          to: { type: 'string' },
          message: {
            type: 'string',
            description: 'Commit subject, reason or cause in words',
          },
        },
      },
      HistoryPage: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/HistoryEntry' },
          },
          nextCursor: { type: 'string' },
        },
      },
    },
  },
} as const;
