import { Applier, Place } from '../applier/Applier';
import { Cluster } from '../cluster/Cluster';
import { CommitInput } from '../gitServer/commitStream';
import { GitServer } from '../gitServer/GitServer';
import { HostInventory } from '../hosts/HostInventory';
import { Fleet } from '../seed/Fleet';
import { ClusterAccess } from './kubeconfig';

/** A running world: what tests, benchmarks and the demo hold in their hands. */
export interface World {
  fleet: Fleet;
  git: GitServer;
  applier: Applier;
  /** Base URL of the git server. */
  gitUrl: string;
  /** URLs of all repositories that declare something. */
  repositories: string[];
  clusters: ClusterAccess[];
  /** Paths of the files that a portal reads. */
  files: { portalConfig: string; kubeconfig: string; catalog: string };
  /** A cluster by name: its objects, `patchAs`, and its `faults`. Throws where there is none. */
  cluster(name: string): Cluster;
  /** Inventories of simulated hosts. */
  inventories: HostInventory[];
  /** An inventory by name. Throws where there is none. */
  inventory(name: string): HostInventory;
  /** A component in an environment. Throws where there is none. */
  place(component: string, environment: string): Place;
  /** Writes commits to a repository and gives the id of the last one; the clusters learn of it when it is applied. */
  commit(repository: string, ...commits: CommitInput[]): Promise<string>;
  /** Stops everything that the world has started. */
  stop(): Promise<void>;
}
