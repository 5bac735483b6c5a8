import { HumanDuration } from '@backstage/types';

export interface Config {
  gitops?: {
    /**
     * Repositories in which environments and deliveries are declared.
     *
     * @visibility backend
     */
    repositories?: Array<{
      /**
       * `https:` or `ssh:` URL, without user information. Credentials come from `integrations`.
       *
       * @visibility backend
       */
      url: string;
      /**
       * Branch or tag. Default: the remote's default branch.
       *
       * @visibility backend
       */
      ref?: string;
      /**
       * Folder below which declarations are searched. Default: the whole repository.
       *
       * @visibility backend
       */
      path?: string;
      /**
       * Environments that deliveries of this repository may name, with `*` as wildcard. Default: all.
       *
       * @visibility backend
       */
      environments?: string[];
      /**
       * Whether environments may be declared in this repository, and with them targets. Default: only where
       * `environments` is not set.
       *
       * @visibility backend
       */
      declaresEnvironments?: boolean;
      /**
       * Namespaces in which deliveries of this repository may place, with `*` as wildcard. Default: all.
       *
       * @visibility backend
       */
      namespaces?: string[];
      /**
       * Inventories (`datacenter-eu`), or groups of them (`datacenter-eu/web`), on whose hosts deliveries of this
       * repository may place, with `*` as wildcard. An inventory alone stands for all of its groups, a group for that
       * one only, not for those that it is part of. Default: all, but none where `namespaces` is set.
       *
       * @visibility backend
       */
      inventories?: string[];
      /**
       * Whether deliveries of this repository may be about objects that stand in no namespace (ClusterRoles,
       * Namespaces, CustomResourceDefinitions). Others of that kind belong to everybody in a cluster, so the default is
       * yes only where `namespaces` is not set; such objects are `unknown` otherwise.
       *
       * @visibility backend
       */
      clusterScoped?: boolean;
      /**
       * URLs of repositories whose deliveries may take manifests from this one (`source.repository`), with `*` as
       * wildcard. Default: none but itself.
       *
       * @visibility backend
       */
      sharedWith?: string[];
    }>;
    /**
     * Inventories of hosts that targets of environments may name. Each module that reads hosts has its own key in an
     * entry.
     *
     * @visibility backend
     */
    inventories?: Array<{
      /**
       * What `hosts.inventory` of a target says: 1 to 63 characters of a-z, 0-9 and "-".
       *
       * @visibility backend
       */
      name: string;
      /**
       * Age at which what a host has said of itself no longer counts: the host becomes `unknown`. Each module that reads
       * hosts has its own default.
       *
       * @visibility backend
       */
      staleAfter?: HumanDuration | string;
    }>;
    /**
     * How often is looked without being asked; each between one second and seven days.
     *
     * @visibility backend
     */
    intervals?: {
      /**
       * Default: one minute.
       *
       * @visibility backend
       */
      repository?: HumanDuration | string;
      /**
       * Default: one minute.
       *
       * @visibility backend
       */
      target?: HumanDuration | string;
      /**
       * Default: two minutes.
       *
       * @visibility backend
       */
      catalog?: HumanDuration | string;
    };
    /**
     * Age at which an observation no longer counts: its placements become `unknown`. Default: ten minutes.
     *
     * @visibility backend
     */
    staleAfter?: HumanDuration | string;
    /**
     * Items of work that one backend does at a time, 1 to 64. Default: 4.
     *
     * @visibility backend
     */
    concurrency?: number;
    /**
     * Differences that are no drift, in all deliveries: rules in Argo CD's format, as deliveries have them in
     * `spec.ignoreDifferences`.
     *
     * @visibility backend
     */
    ignoreDifferences?: Array<{
      /**
       * API group, with `*`, `?`, `[a-z]` and `{a,b}` as wildcards. Default: the core group.
       *
       * @visibility backend
       */
      group?: string;
      /**
       * Kind, with the same wildcards.
       *
       * @visibility backend
       */
      kind: string;
      /**
       * Exact name. Default: every name.
       *
       * @visibility backend
       */
      name?: string;
      /**
       * Exact namespace. Default: every namespace.
       *
       * @visibility backend
       */
      namespace?: string;
      /**
       * RFC 6901 pointers to what is ignored.
       *
       * @visibility backend
       */
      jsonPointers?: string[];
      /**
       * jq expressions that select what is ignored.
       *
       * @visibility backend
       */
      jqPathExpressions?: string[];
      /**
       * Field managers whose changes are ignored.
       *
       * @visibility backend
       */
      managedFieldsManagers?: string[];
    }>;
  };
}
