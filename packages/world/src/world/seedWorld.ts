import { Applier, Place } from '../applier/Applier';
import { GitServer } from '../gitServer/GitServer';
import { clusterOf, Fleet, repositoryOf } from '../seed/Fleet';
import { commitOfStory, GitStory, gitStories } from '../seed/gitStories';
import { platformHistory, teamHistory } from '../seed/history';
import { versionFile } from '../seed/sourceFiles';
import { stories } from '../seed/stories';
import { Cluster } from '../cluster/Cluster';
import { WorldClock } from './WorldClock';

/** The parts of a world that the seed fills. */
export interface SeedParts {
  fleet: Fleet;
  git: GitServer;
  clusters: ReadonlyMap<string, Cluster>;
  applier: Applier;
  clock: WorldClock;
}

const minuteMs = 60_000;

/** The repositories of a fleet: one of the platform team, one of each team with components. */
export function repositoriesOf(fleet: Fleet): string[] {
  const teams = new Set(fleet.components.map(component => component.team));
  return ['platform', ...[...teams].map(repositoryOf)];
}

/** Writes the history of git, applies it, and lets the stories happen; each at its own time in the past. */
export async function seedWorld(
  parts: SeedParts,
  options: { stories: boolean },
): Promise<void> {
  const { fleet, git, clusters, applier, clock } = parts;
  const now = clock.now();
  await Promise.all(
    repositoriesOf(fleet).map(async name => {
      const repository = await git.createRepository(name);
      const team = fleet.teams.find(t => repositoryOf(t.name) === name);
      const commits = team
        ? teamHistory(fleet, team.name, now)
        : platformHistory(fleet, now);
      await repository.commit(commits);
    }),
  );
  await clock.at(new Date(now.getTime() - 3000 * minuteMs), async () => {
    await applier.applyAll();
    clusters.forEach(cluster => cluster.workloads.tick({ settle: true }));
  });
  if (options.stories) {
    await tellStories(parts, now);
  }
}

/** The place of a story; undefined where the world is too small to have it. */
export function placeOf(
  fleet: Fleet,
  names: { component: string; environment: string },
): Place | undefined {
  const component = fleet.components.find(c => c.name === names.component);
  const environment = fleet.environments.find(
    e => e.name === names.environment,
  );
  return component && environment && { component, environment };
}

async function tellStories(parts: SeedParts, now: Date): Promise<void> {
  const { fleet, clusters, clock } = parts;
  for (const story of gitStories) {
    const place = placeOf(fleet, story);
    if (place) {
      const moment = new Date(now.getTime() - story.minutesAgo * minuteMs);
      await clock.at(moment, () => tellGitStory(parts, story, place));
    }
  }
  for (const story of stories) {
    const place = placeOf(fleet, story);
    const name = place && clusterOf(place.environment, place.component, fleet);
    const cluster = name && clusters.get(name);
    if (place && cluster) {
      const moment = new Date(now.getTime() - story.minutesAgo * minuteMs);
      await clock.at(moment, () => {
        story.happen({ component: place.component, cluster });
        cluster.workloads.tick({ settle: true });
      });
    }
  }
}

async function tellGitStory(
  parts: SeedParts,
  story: GitStory,
  place: Place,
): Promise<void> {
  const { fleet, git, applier, clock } = parts;
  const repository = git.repository(repositoryOf(place.component.team));
  const file = versionFile(place.component, place.environment);
  const files = await repository.readFolder(
    file.slice(0, file.lastIndexOf('/')),
  );
  await repository.commit([
    commitOfStory(fleet, story, {
      ...place,
      content: files[file],
      date: clock.now(),
    }),
  ]);
  const cluster = applier.clusterOf(place);
  if (story.isHeld) {
    const { name } = place.component;
    cluster.workloads.hold({ kind: 'Deployment', namespace: name, name });
  }
  await applier.apply(place);
  cluster.workloads.tick({ settle: true });
}
