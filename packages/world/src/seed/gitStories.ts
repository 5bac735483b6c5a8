import { CommitInput } from '../gitServer/commitStream';
import { Component, EnvironmentPlan, Fleet } from './Fleet';
import { imageOf, versionIn } from './releases';
import { versionFile } from './sourceFiles';

/** A commit that brings trouble through git: what runs is what git says, and it does not run well. */
export interface GitStory {
  component: string;
  environment: string;
  minutesAgo: number;
  message: string;
  /** The cluster has no room: the rollout never ends. */
  isHeld?: boolean;
  edit(
    content: string,
    component: Component,
    environment: EnvironmentPlan,
  ): string;
}

/** The commits with consequences, in the order of their time. */
export const gitStories: readonly GitStory[] = [
  {
    component: 'recommendations',
    environment: 'dev',
    minutesAgo: 260,
    message: 'Pause recommendations in dev while the model is rebuilt',
    edit: (content, component) =>
      component.kustomize
        ? `${content.trimEnd()}\n  - patch: |\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata:\n        name: ${
            component.name
          }\n      spec:\n        paused: true\n`
        : content.replace(/^spec:$/m, 'spec:\n  paused: true'),
  },
  {
    component: 'shipping',
    environment: 'dev',
    minutesAgo: 4,
    message: 'Release shipping 3.3.4 to dev',
    isHeld: true,
    edit: (content, component, environment) =>
      replaceVersion(content, { component, environment, to: '3.3.4' }),
  },
  {
    component: 'cart',
    environment: 'staging',
    minutesAgo: 75,
    message: 'Promote cart 5.1.3-broken to staging',
    edit: (content, component, environment) =>
      replaceVersion(content, { component, environment, to: '5.1.3-broken' }),
  },
];

function replaceVersion(
  content: string,
  at: { component: Component; environment: EnvironmentPlan; to: string },
): string {
  const image = imageOf(at.component);
  const from = versionIn(at.component, at.environment);
  return content.replace(`${image}:${from}`, `${image}:${at.to}`);
}

/** The commit of a story, from the file as it stands. */
export function commitOfStory(
  fleet: Fleet,
  story: GitStory,
  at: {
    component: Component;
    environment: EnvironmentPlan;
    content: string;
    date: Date;
  },
): CommitInput {
  const { component, environment, content, date } = at;
  const author = fleet.people
    .filter(person => person.team === component.team)
    .at(-1) as Fleet['people'][number];
  return {
    author: { name: author.displayName, email: author.email },
    date,
    message: story.message,
    files: {
      [versionFile(component, environment)]: story.edit(
        content,
        component,
        environment,
      ),
    },
  };
}
