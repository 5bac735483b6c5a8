/** A person of the catalog; also an author of commits. */
export interface Person {
  name: string;
  displayName: string;
  email: string;
  team: string;
}

export interface Team {
  name: string;
  title: string;
}

/** What a component is made of. */
export type Shape = 'web' | 'worker' | 'database' | 'agent';

export interface Component {
  name: string;
  team: string;
  system: string;
  description: string;
  shape: Shape;
  /** Base and overlays instead of a folder of plain manifests for each environment. */
  kustomize: boolean;
  /** Reachable from outside: has an Ingress. */
  isPublic: boolean;
  /** Has a HorizontalPodAutoscaler in production. */
  isAutoscaled: boolean;
  hasSecret: boolean;
  /** Names of the components that it calls. */
  dependsOn: string[];
  /** Versions in the order of their making; the last one is the newest. */
  versions: string[];
}

export interface EnvironmentPlan {
  name: string;
  title: string;
  tier: 'development' | 'staging' | 'production';
  /** Environments before this one in the flow. */
  after: string[];
  clusters: string[];
}

/** Everything that the seed makes repositories, catalog entities and clusters of. */
export interface Fleet {
  teams: Team[];
  people: Person[];
  systems: Array<{ name: string; team: string; description: string }>;
  components: Component[];
  environments: EnvironmentPlan[];
  /** Pads each placement with ConfigMaps up to this number of objects. */
  objectsPerPlacement: number;
}

/** How large the world is. */
export interface FleetSize {
  components?: number;
  environments?: number;
  /** At least one for each environment. */
  clusters?: number;
  objectsPerPlacement?: number;
  /** Whether some components are built with kustomize; off where no program can render them. */
  kustomize?: boolean;
}

/** The cluster on which a component runs in an environment: components spread over its clusters. */
export function clusterOf(
  environment: EnvironmentPlan,
  component: Component,
  fleet: Fleet,
): string {
  const index = fleet.components.indexOf(component);
  return environment.clusters[index % environment.clusters.length];
}

/** Repository in which a team keeps its manifests. */
export function repositoryOf(team: string): string {
  return `${team}-gitops`;
}
