import {
  IgnoreDifferencesRule,
  RepositoryLocation,
} from '@oneroof/plugin-gitops-common';

/** One entry of `gitops.repositories`. */
export interface RepositoryConfig {
  id: string;
  location: RepositoryLocation;
  /** Folder below which declarations are searched; `.` for the whole repository. */
  path: string;
  /** Environments that deliveries of this repository may name, with `*` as wildcard; all when absent. */
  environments?: string[];
  /** Whether Environments may be declared in this repository. */
  declaresEnvironments: boolean;
  /** Namespaces in which deliveries of this repository may place, with `*` as wildcard; all when absent. */
  namespaces?: string[];
  /**
   * Inventories (`datacenter-eu`) or groups of them (`datacenter-eu/web`) on whose hosts deliveries of this repository may
   * place, with `*` as wildcard; all when absent.
   */
  inventories?: string[];
  /** Whether its deliveries may be about objects that stand in no namespace. */
  clusterScoped: boolean;
  /** URLs of repositories whose deliveries may take manifests from here, with `*` as wildcard; none when absent. */
  sharedWith?: string[];
}

/** One entry of `gitops.inventories`, as far as it is no module's own. */
export interface InventoryConfig {
  name: string;
}

/** What `app-config.yaml` says under `gitops`, checked. All durations are milliseconds. */
export interface GitopsConfig {
  repositories: RepositoryConfig[];
  inventories: InventoryConfig[];
  intervals: { repository: number; target: number; catalog: number };
  staleAfter: number;
  concurrency: number;
  /** Rules for all deliveries, besides their own. */
  ignoreDifferences: IgnoreDifferencesRule[];
}
