/* eslint-disable new-cap -- openapi-fetch names its methods after those of HTTP */
import { CompoundEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import createClient, { Client } from 'openapi-fetch';
import {
  BoardPage,
  DeclarationProblem,
  DeliveryView,
  EnvironmentSummary,
  GitopsOperations,
  HistoryPage,
  HostOverview,
  ResourceDocuments,
  ResourcePage,
  SyncRun,
  SyncRunPage,
} from './contract';
import { paths } from './generated/openapi';

/** Stands for the backend until its real address is known; `invalid` never resolves (RFC 2606). */
const placeholderUrl = 'http://gitops.invalid';

/** @public */
export type ListDeliveriesQuery = NonNullable<
  GitopsOperations['listDeliveries']['parameters']['query']
>;
/** @public */
export type ListResourcesQuery = NonNullable<
  GitopsOperations['listResources']['parameters']['query']
>;
/** @public */
export type ListHistoryQuery = NonNullable<
  GitopsOperations['listHistory']['parameters']['query']
>;
/** @public */
export type ListSyncsQuery = NonNullable<
  GitopsOperations['listSyncs']['parameters']['query']
>;

/**
 * Options of a single request.
 *
 * @public
 */
export interface GitopsRequestOptions {
  /** Ends the request; the promise then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Backstage token of the caller. In a browser the fetch API adds it by itself. */
  token?: string;
}

/**
 * Client of the HTTP API, for browsers and backends alike. Each method rejects with a `ResponseError` of
 * `@backstage/errors` when the backend refuses; its `cause.name` is for example `NotFoundError`.
 *
 * @public
 */
export class GitopsClient {
  private readonly client: Client<paths>;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    const { discoveryApi, fetchApi } = options;
    this.client = createClient<paths>({
      baseUrl: placeholderUrl,
      fetch: async request => {
        // Where the backend is can change from one user or moment to the next, so it is asked for each request.
        const baseUrl = await discoveryApi.getBaseUrl('gitops');
        const path = request.url.slice(placeholderUrl.length);
        const { method, headers, signal } = request;
        const body = method === 'GET' ? undefined : await request.text();
        return fetchApi.fetch(`${baseUrl.replace(/\/$/, '')}${path}`, {
          method,
          headers: Object.fromEntries(headers),
          signal,
          ...(body ? { body } : {}),
        });
      },
    });
    this.client.use({
      onResponse: async ({ response }) => {
        if (!response.ok) {
          throw await ResponseError.fromResponse(response);
        }
      },
    });
  }

  /** One page of the board: components with what runs in each environment. */
  async listDeliveries(
    query: ListDeliveriesQuery = {},
    options?: GitopsRequestOptions,
  ): Promise<BoardPage> {
    return dataOf(
      await this.client.GET('/deliveries', {
        params: { query },
        ...requestInit(options),
      }),
    );
  }

  /** All environments that the caller may see, in the order of their tiers. */
  async listEnvironments(options?: GitopsRequestOptions): Promise<{
    items: EnvironmentSummary[];
  }> {
    return dataOf(await this.client.GET('/environments', requestInit(options)));
  }

  /** Owners of the components on the board, as entity references. */
  async listOwners(options?: GitopsRequestOptions): Promise<{
    items: string[];
  }> {
    return dataOf(await this.client.GET('/owners', requestInit(options)));
  }

  /** What is wrong with the documents that declare environments and deliveries, newest first. */
  async listProblems(options?: GitopsRequestOptions): Promise<{
    items: DeclarationProblem[];
  }> {
    return dataOf(await this.client.GET('/problems', requestInit(options)));
  }

  /** How a component reaches its environments. */
  async getDelivery(
    component: string | CompoundEntityRef,
    options?: GitopsRequestOptions,
  ): Promise<DeliveryView> {
    return dataOf(
      await this.client.GET('/components/{kind}/{namespace}/{name}/delivery', {
        params: { path: componentPath(component) },
        ...requestInit(options),
      }),
    );
  }

  /**
   * Marks the repositories and targets of a component due. The answer comes at once; follow the outcome by signals or by
   * asking for the delivery again.
   */
  async refreshDelivery(
    component: string | CompoundEntityRef,
    body: { environment?: string } = {},
    options?: GitopsRequestOptions,
  ): Promise<{ requestedAt: string }> {
    return dataOf(
      await this.client.POST('/components/{kind}/{namespace}/{name}/refresh', {
        params: { path: componentPath(component) },
        body,
        ...requestInit(options),
      }),
    );
  }

  /** One page of the resources of a placement, worst first. */
  async listResources(
    placementId: string,
    query: ListResourcesQuery = {},
    options?: GitopsRequestOptions,
  ): Promise<ResourcePage> {
    return dataOf(
      await this.client.GET('/placements/{placementId}/resources', {
        params: { path: { placementId }, query },
        ...requestInit(options),
      }),
    );
  }

  /** The two documents of a resource that is not in sync, masked. */
  async getDocuments(
    placementId: string,
    key: string,
    options?: GitopsRequestOptions,
  ): Promise<ResourceDocuments> {
    return dataOf(
      await this.client.GET('/placements/{placementId}/documents', {
        params: { path: { placementId }, query: { key } },
        ...requestInit(options),
      }),
    );
  }

  /** In what the hosts of a placement differ from git, and from each other. */
  async getHosts(
    placementId: string,
    options?: GitopsRequestOptions,
  ): Promise<HostOverview> {
    return dataOf(
      await this.client.GET('/placements/{placementId}/hosts', {
        params: { path: { placementId } },
        ...requestInit(options),
      }),
    );
  }

  /**
   * Asks for live to be made equal to desired. The answer comes at once, and is the run that is under way where there is
   * one; follow it by signals or by asking again.
   */
  async syncPlacement(
    placementId: string,
    options?: GitopsRequestOptions,
  ): Promise<SyncRun> {
    return dataOf(
      await this.client.POST('/placements/{placementId}/sync', {
        params: { path: { placementId } },
        ...requestInit(options),
      }),
    );
  }

  /** One page of the sync runs of a placement, newest first. */
  async listSyncs(
    placementId: string,
    query: ListSyncsQuery = {},
    options?: GitopsRequestOptions,
  ): Promise<SyncRunPage> {
    return dataOf(
      await this.client.GET('/placements/{placementId}/syncs', {
        params: { path: { placementId }, query },
        ...requestInit(options),
      }),
    );
  }

  /** One page of what changed on a placement, newest first. */
  async listHistory(
    placementId: string,
    query: ListHistoryQuery = {},
    options?: GitopsRequestOptions,
  ): Promise<HistoryPage> {
    return dataOf(
      await this.client.GET('/placements/{placementId}/history', {
        params: { path: { placementId }, query },
        ...requestInit(options),
      }),
    );
  }
}

function requestInit(options: GitopsRequestOptions | undefined) {
  return {
    ...(options?.signal ? { signal: options.signal } : {}),
    ...(options?.token
      ? { headers: { Authorization: `Bearer ${options.token}` } }
      : {}),
  };
}

function componentPath(component: string | CompoundEntityRef) {
  const { kind, namespace, name } =
    typeof component === 'string' ? parseEntityRef(component) : component;
  return { kind: kind.toLowerCase(), namespace, name };
}

function dataOf<T>(response: { data?: T; response: Response }): T {
  if (response.data === undefined) {
    throw new Error(
      `the answer has no body (status ${response.response.status})`,
    );
  }
  return response.data;
}
