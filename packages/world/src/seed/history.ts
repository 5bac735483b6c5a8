import { CommitInput } from '../gitServer/commitStream';
import { deliveryFile, environmentsFile } from './deliveryFile';
import { Component, EnvironmentPlan, Fleet, Person } from './Fleet';
import { hostFiles } from './hostServices';
import { versionIn } from './releases';
import { sourceFiles } from './sourceFiles';

const dayMs = 24 * 3600_000;
const hourMs = 3600_000;

/** A change of git before its time is known. */
type Step = Omit<CommitInput, 'date'>;

/** The commits of a team's repository: its components arrive, then release after release goes through the flow. */
export function teamHistory(
  fleet: Fleet,
  team: string,
  now: Date,
): CommitInput[] {
  const authors = fleet.people.filter(person => person.team === team);
  const components = fleet.components.filter(
    component => component.team === team,
  );
  const first: Step[] = components.map((component, index) => ({
    author: authorOf(authors, index),
    message: `Deliver ${component.name} from git`,
    files: firstFiles(fleet, component),
  }));
  const rounds = [1, 2, 3].flatMap(round =>
    components.flatMap((component, index) =>
      releaseSteps(fleet, component, {
        round,
        author: authorOf(authors, index + round),
      }),
    ),
  );
  return dated([...first, ...rounds], now);
}

/** The commits of the platform team's repository. */
export function platformHistory(fleet: Fleet, now: Date): CommitInput[] {
  const authors = fleet.people.filter(person => person.team === 'platform');
  const content = environmentsFile(fleet);
  return dated(
    [
      {
        author: authorOf(authors, 0),
        message: 'Describe the platform',
        files: {
          'README.md':
            '# Platform\n\nEnvironments and the clusters behind them.\n',
        },
      },
      {
        author: authorOf(authors, 0),
        message: 'Declare the environments',
        files: { 'environments.yaml': content },
      },
    ],
    now,
  );
}

function firstFiles(
  fleet: Fleet,
  component: Component,
): Record<string, string> {
  const [version] = component.versions;
  const placements = fleet.environments.map(environment =>
    filesOf(fleet, { component, environment, version }),
  );
  return {
    [`apps/${component.name}/delivery.yaml`]: deliveryFile(component, fleet),
    ...Object.assign({}, ...placements),
  };
}

/** What a component declares in an environment: for its cluster, and for its machines where it has some. */
function filesOf(
  fleet: Fleet,
  placement: Parameters<typeof sourceFiles>[1],
): Record<string, string> {
  return { ...sourceFiles(fleet, placement), ...hostFiles(placement) };
}

/** One version goes through the environments, as far as it has come when the world begins. */
function releaseSteps(
  fleet: Fleet,
  component: Component,
  release: { round: number; author: Person },
): Step[] {
  const version = component.versions[release.round];
  const steps: Step[] = [];
  for (const environment of fleet.environments) {
    const last = component.versions.indexOf(versionIn(component, environment));
    if (release.round <= last) {
      steps.push({
        author: release.author,
        message: releaseMessage(component, environment, version),
        files: changedFiles(fleet, {
          component,
          environment,
          round: release.round,
        }),
      });
    }
  }
  return steps;
}

function releaseMessage(
  component: Component,
  environment: EnvironmentPlan,
  version: string,
): string {
  return environment.after.length === 0
    ? `Release ${component.name} ${version} to ${environment.name}`
    : `Promote ${component.name} ${version} to ${environment.name}`;
}

function changedFiles(
  fleet: Fleet,
  at: { component: Component; environment: EnvironmentPlan; round: number },
): Record<string, string> {
  const { component, environment, round } = at;
  const [before, after] = [round - 1, round].map(index =>
    filesOf(fleet, {
      component,
      environment,
      version: component.versions[index],
    }),
  );
  return Object.fromEntries(
    Object.entries(after).filter(([path, content]) => before[path] !== content),
  );
}

/** Spreads commits over the last three weeks, the newest some hours ago. */
function dated(steps: readonly Step[], now: Date): CommitInput[] {
  const start = now.getTime() - 21 * dayMs;
  const span = now.getTime() - 5 * hourMs - start;
  return steps.map((step, index) => ({
    ...step,
    date: new Date(start + (span * index) / Math.max(1, steps.length - 1)),
  }));
}

function authorOf(
  people: readonly Person[],
  index: number,
): Person & { name: string } {
  const person = people[index % people.length];
  return { ...person, name: person.displayName };
}
