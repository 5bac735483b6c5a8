/** Which objects of a target a placement may be about: what its declaring repository is allowed to see there. */
export interface ObjectScope {
  /** Namespaces, with `*` as wildcard; all when absent. */
  namespaces?: string[];
  /** Whether objects that stand in no namespace count: ClusterRoles, Namespaces, CustomResourceDefinitions. */
  clusterScoped: boolean;
}
