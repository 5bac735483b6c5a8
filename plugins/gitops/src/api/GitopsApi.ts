import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  BoardPage,
  DeclarationProblem,
  DeliveryView,
  EnvironmentSummary,
  HistoryPage,
  HostOverview,
  ResourceDocuments,
  ResourcePage,
  SyncRun,
  SyncRunPage,
} from '@oneroof/plugin-gitops-common';
import {
  BoardQuery,
  CallOptions,
  ComponentRef,
  PageQuery,
  ResourceQuery,
} from './queries';

/**
 * What the pages ask the backend. Errors are the `ResponseError` of `@backstage/errors`; what a person may not see is
 * answered like what does not exist, with 404.
 *
 * @public
 */
export interface GitopsApi {
  /** One page of the board. */
  listDeliveries(query: BoardQuery, options?: CallOptions): Promise<BoardPage>;
  /** Environments that the person may see, in the order of their tiers. */
  listEnvironments(
    options?: CallOptions,
  ): Promise<{ items: EnvironmentSummary[] }>;
  /** Entity references of the owners on the board. */
  listOwners(options?: CallOptions): Promise<{ items: string[] }>;
  /** What is wrong with declarations; needs permission to refresh an environment. */
  listProblems(options?: CallOptions): Promise<{ items: DeclarationProblem[] }>;
  /** How a component reaches its environments. */
  getDelivery(
    component: ComponentRef,
    options?: CallOptions,
  ): Promise<DeliveryView>;
  /** Marks a component due; the answer comes before the observation. */
  refreshDelivery(
    component: ComponentRef,
    body: { environment?: string },
  ): Promise<{ requestedAt: string }>;
  /** One page of a placement's resources, worst first. */
  listResources(
    placementId: string,
    query: ResourceQuery,
    options?: CallOptions,
  ): Promise<ResourcePage>;
  /** Both documents of a resource that is not in sync, masked. */
  getDocuments(
    placementId: string,
    key: string,
    options?: CallOptions,
  ): Promise<ResourceDocuments>;
  /** In what the hosts of a placement differ from git, and from each other. */
  getHosts(placementId: string, options?: CallOptions): Promise<HostOverview>;
  /** Asks for live to be made equal to desired; the answer comes before the run, or is the run that is under way. */
  syncPlacement(placementId: string, options?: CallOptions): Promise<SyncRun>;
  /** One page of the sync runs of a placement, newest first. */
  listSyncs(
    placementId: string,
    query: PageQuery,
    options?: CallOptions,
  ): Promise<SyncRunPage>;
  /** One page of what changed on a placement, newest first. */
  listHistory(
    placementId: string,
    query: PageQuery,
    options?: CallOptions,
  ): Promise<HistoryPage>;
}

/**
 * Reference of the API that the pages use.
 *
 * @public
 */
export const gitopsApiRef = createApiRef<GitopsApi>().with({
  id: 'plugin.gitops.client',
  pluginId: 'gitops',
});
