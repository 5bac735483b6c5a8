import { Cluster, ObjectReference } from '../cluster/Cluster';
import { KubeObject } from '../cluster/types';
import { GitServer } from '../gitServer/GitServer';
import {
  clusterOf,
  Component,
  EnvironmentPlan,
  Fleet,
  repositoryOf,
} from '../seed/Fleet';
import { sourcePath } from '../seed/sourceFiles';
import { KustomizeCommand, renderFolder } from './renderFolder';

/** The field manager under which Argo CD applies. */
export const applierManager = 'argocd-controller';

/** What the applier works on. */
export interface ApplierParts {
  fleet: Fleet;
  git: GitServer;
  clusters: ReadonlyMap<string, Cluster>;
  kustomize?: KustomizeCommand;
}

/** One component in one environment. */
export interface Place {
  component: Component;
  environment: EnvironmentPlan;
}

/** Brings what git declares to the clusters, as the delivery tool of a real company does. */
export class Applier {
  private readonly applied = new Map<string, ObjectReference[]>();

  constructor(private readonly parts: ApplierParts) {}

  /** Applies every place of every team. */
  async applyAll(): Promise<void> {
    const { fleet } = this.parts;
    await Promise.all(
      fleet.teams.map(async team => {
        const components = fleet.components.filter(c => c.team === team.name);
        const files =
          components.length > 0 ? await this.readFiles(team.name) : {};
        await Promise.all(
          components.flatMap(component =>
            fleet.environments.map(environment =>
              this.applyFiles({ component, environment }, files),
            ),
          ),
        );
      }),
    );
  }

  /** Applies one place from the newest commit. */
  async apply(place: Place): Promise<void> {
    await this.applyFiles(place, await this.readFiles(place.component.team));
  }

  /** The cluster on which a place runs. */
  clusterOf(place: Place): Cluster {
    const name = clusterOf(
      place.environment,
      place.component,
      this.parts.fleet,
    );
    return this.parts.clusters.get(name) as Cluster;
  }

  private readFiles(team: string): Promise<Record<string, string>> {
    return this.parts.git.repository(repositoryOf(team)).readFolder('.');
  }

  private async applyFiles(
    place: Place,
    files: Record<string, string>,
  ): Promise<void> {
    const cluster = this.clusterOf(place);
    const folder = sourcePath(place.component, place.environment);
    const rendered = await renderFolder(files, folder, this.parts.kustomize);
    const namespace = place.component.name;
    const objects = rendered.map(object =>
      inNamespace(cluster, object, namespace),
    );
    const kind = 'Namespace';
    cluster.apply(
      { apiVersion: 'v1', kind, metadata: { name: namespace } },
      applierManager,
    );
    for (const object of objects) {
      cluster.apply(object, applierManager);
    }
    this.prune(cluster, `${cluster.name}/${folder}`, objects.map(referenceOf));
  }

  /** Deletes what an earlier commit declared and this one no longer does. */
  private prune(
    cluster: Cluster,
    place: string,
    objects: ObjectReference[],
  ): void {
    const wanted = new Set(objects.map(object => JSON.stringify(object)));
    for (const former of this.applied.get(place) ?? []) {
      if (!wanted.has(JSON.stringify(former)) && cluster.get(former)) {
        cluster.delete(former);
      }
    }
    this.applied.set(place, objects);
  }
}

function inNamespace(
  cluster: Cluster,
  object: KubeObject,
  namespace: string,
): KubeObject {
  return cluster.kindOf(object).namespaced
    ? { ...object, metadata: { namespace, ...object.metadata } }
    : object;
}

function referenceOf(object: KubeObject): ObjectReference {
  const { apiVersion, kind, metadata } = object;
  return {
    apiVersion,
    kind,
    namespace: metadata.namespace,
    name: metadata.name,
  };
}
