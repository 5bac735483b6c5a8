import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Applier } from '../applier/Applier';
import { findKustomize } from '../applier/renderFolder';
import { createCertificate } from '../certificate/createCertificate';
import { Cluster } from '../cluster/Cluster';
import { ClusterServer } from '../cluster/http/ClusterServer';
import { GitServer } from '../gitServer/GitServer';
import { HostInventory } from '../hosts/HostInventory';
import { startHostLife } from '../life/startHostLife';
import { startLife } from '../life/startLife';
import { catalogEntities } from '../seed/catalogEntities';
import { Fleet } from '../seed/Fleet';
import { planFleet } from '../seed/planFleet';
import { ClusterAccess, createKubeconfig } from './kubeconfig';
import { createPortalConfig } from './portalConfig';
import { placeOf, repositoriesOf, seedWorld } from './seedWorld';
import { createInventories } from './createInventories';
import { World } from './World';
import { WorldClock } from './WorldClock';
import { WorldOptions } from './WorldOptions';

const tickMs = 500;

/** How often Ansible gathers facts in this world. */
const gatherMs = 15 * 60_000;

/** Starts a git server and clusters, fills them, and writes the files that a portal reads. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const directory = path.resolve(options.directory);
  const clock = new WorldClock(options.clock ?? (() => new Date()));
  const kustomize = await findKustomize();
  const fleet = planFleet({
    ...options,
    kustomize: options.kustomize ?? kustomize !== undefined,
  });
  await rm(path.join(directory, 'git'), { recursive: true, force: true });
  await mkdir(path.join(directory, 'git'), { recursive: true });

  const stops: Array<() => Promise<void> | void> = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) {
      await end();
    }
  };
  try {
    const git = new GitServer({
      directory: path.join(directory, 'git'),
      credentials: options.gitCredentials,
    });
    await git.start(options.port ?? 0);
    stops.push(() => git.stop());
    const { clusters, access } = await startClusters(fleet, {
      options,
      clock,
      stops,
    });
    const applier = new Applier({ fleet, git, clusters, kustomize });
    await seedWorld(
      { fleet, git, clusters, applier, clock },
      { stories: options.stories ?? true },
    );
    const tick = setInterval(() => {
      clusters.forEach(cluster => cluster.workloads.tick());
    }, tickMs);
    stops.push(() => clearInterval(tick));
    const inventories = await createInventories(fleet, {
      directory: path.join(directory, 'hosts'),
      clock: clock.now,
      stories: options.stories ?? true,
    });
    const gathering = setInterval(() => {
      inventories.forEach(inventory => {
        inventory.gather().catch(reportDecoration);
      });
    }, gatherMs);
    stops.push(() => clearInterval(gathering));
    const world = createWorld({
      fleet,
      git,
      applier,
      clusters,
      inventories,
      access,
      directory,
      stop,
    });
    await writeFiles(world);
    if (options.life) {
      stops.push(
        startLife(world, { seed: options.lifeSeed ?? 1, clock: clock.now }),
        startHostLife(world, { seed: options.lifeSeed ?? 1, clock: clock.now }),
      );
    }
    return world;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startClusters(
  fleet: Fleet,
  context: {
    options: WorldOptions;
    clock: WorldClock;
    stops: Array<() => Promise<void> | void>;
  },
): Promise<{ clusters: Map<string, Cluster>; access: ClusterAccess[] }> {
  const { options, clock, stops } = context;
  const clusters = new Map<string, Cluster>();
  const access: ClusterAccess[] = [];
  const certificate = createCertificate(new Date());
  const names = fleet.environments.flatMap(environment => environment.clusters);
  for (const [index, name] of names.entries()) {
    const cluster = new Cluster({
      name,
      clock: clock.now,
      times: options.times,
    });
    const token = randomBytes(16).toString('hex');
    const server = new ClusterServer(cluster, { token, certificate });
    const url = await server.start(options.port ? options.port + 1 + index : 0);
    stops.push(async () => {
      cluster.workloads.stop();
      await server.stop();
    });
    clusters.set(name, cluster);
    access.push({ name, url, token, certificate: certificate.certificate });
  }
  return { clusters, access };
}

function createWorld(parts: {
  fleet: Fleet;
  git: GitServer;
  applier: Applier;
  clusters: ReadonlyMap<string, Cluster>;
  inventories: HostInventory[];
  access: ClusterAccess[];
  directory: string;
  stop: () => Promise<void>;
}): World {
  const { fleet, git, applier, clusters, access, directory, stop } = parts;
  const { inventories } = parts;
  return {
    fleet,
    git,
    applier,
    gitUrl: git.url,
    repositories: repositoriesOf(fleet).map(name => git.urlOf(name)),
    clusters: access,
    files: {
      portalConfig: path.join(directory, 'app-config.world.yaml'),
      kubeconfig: path.join(directory, 'kubeconfig'),
      catalog: path.join(directory, 'catalog.yaml'),
    },
    cluster: name => existing(clusters.get(name), `cluster "${name}"`),
    inventories,
    inventory: name =>
      existing(
        inventories.find(inventory => inventory.name === name),
        `inventory "${name}"`,
      ),
    place: (component, environment) =>
      existing(
        placeOf(fleet, { component, environment }),
        `component "${component}" in environment "${environment}"`,
      ),
    commit: (repository, ...commits) =>
      git.repository(repository).commit(commits),
    stop,
  };
}

function reportDecoration(error: unknown): void {
  process.stderr.write(`world: facts were not gathered: ${error}\n`);
}

function existing<T>(value: T | undefined, what: string): T {
  if (value === undefined) {
    throw new Error(`no ${what} in this world`);
  }
  return value;
}

async function writeFiles(world: World): Promise<void> {
  const { files, clusters, inventories, repositories, fleet } = world;
  // Tokens stand in it, if only for simulated clusters: readable by its owner alone, as kubectl wants it.
  await writeFile(files.kubeconfig, createKubeconfig(clusters), {
    mode: 0o600,
  });
  await writeFile(files.catalog, catalogEntities(fleet));
  await writeFile(
    files.portalConfig,
    createPortalConfig({
      repositories,
      clusters: clusters.map(({ name }) => name),
      kubeconfigPath: files.kubeconfig,
      catalogPath: files.catalog,
      inventories,
    }),
  );
}
