import { stringify } from 'yaml';
import { Fleet } from './Fleet';
import { guestName, guestTeams } from './guest';

const apiVersion = 'backstage.io/v1alpha1';

/** The catalog file of the world: groups, people, systems and components. */
export function catalogEntities(fleet: Fleet): string {
  const company = {
    apiVersion,
    kind: 'Group',
    metadata: { name: 'company', title: 'Company' },
    spec: {
      type: 'organization',
      children: fleet.teams.map(team => team.name),
    },
  };
  const groups = fleet.teams.map(({ name, title }) => ({
    apiVersion,
    kind: 'Group',
    metadata: { name, title },
    spec: {
      type: 'team',
      parent: 'company',
      profile: { displayName: title },
      children: [],
    },
  }));
  const users = fleet.people.map(({ name, displayName, email, team }) => ({
    apiVersion,
    kind: 'User',
    metadata: { name },
    spec: { profile: { displayName, email }, memberOf: [team] },
  }));
  const guest = {
    apiVersion,
    kind: 'User',
    metadata: { name: guestName },
    spec: {
      profile: { displayName: 'Guest' },
      memberOf: [...guestTeams],
    },
  };
  const systems = fleet.systems.map(({ name, team, description }) => ({
    apiVersion,
    kind: 'System',
    metadata: { name, description },
    spec: { owner: `group:default/${team}` },
  }));
  const components = fleet.components.map(component => ({
    apiVersion,
    kind: 'Component',
    metadata: { name: component.name, description: component.description },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: `group:default/${component.team}`,
      system: component.system,
      dependsOn: component.dependsOn.map(name => `component:default/${name}`),
    },
  }));
  // No repository says where it runs: the page of such a component tells how to begin.
  const handbook = {
    apiVersion,
    kind: 'Component',
    metadata: { name: 'handbook', description: 'How we work' },
    spec: {
      type: 'website',
      lifecycle: 'production',
      owner: 'group:default/platform',
    },
  };
  return [
    company,
    ...groups,
    ...users,
    guest,
    ...systems,
    ...components,
    handbook,
  ]
    .map(entity => stringify(entity))
    .join('---\n');
}
