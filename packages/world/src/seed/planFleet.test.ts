import { parseAllDocuments } from 'yaml';
import { parseDeclarations } from '@oneroof/plugin-gitops-common';
import { catalogEntities } from './catalogEntities';
import { deliveryFile, environmentsFile } from './deliveryFile';
import { FleetSize } from './Fleet';
import { platformHistory, teamHistory } from './history';
import { planFleet } from './planFleet';
import { createManifests } from './manifests';
import { sourcePath, versionFile } from './sourceFiles';

const now = new Date('2026-05-04T03:02:01Z');

describe('planFleet', () => {
  it.each<{ size: FleetSize; environments: string[][] }>([
    { size: {}, environments: [['dev-1'], ['staging-1'], ['eu-1'], ['us-1']] },
    {
      size: { environments: 5, clusters: 7 },
      environments: [
        ['dev-1', 'dev-2'],
        ['staging-1', 'staging-2'],
        ['eu-1'],
        ['us-1'],
        ['prod-5-1'],
      ],
    },
    {
      size: { environments: 1, clusters: 3 },
      environments: [['dev-1', 'dev-2', 'dev-3']],
    },
  ])('spreads clusters over environments: $size', ({ size, environments }) => {
    expect(planFleet(size).environments.map(e => e.clusters)).toEqual(
      environments,
    );
  });

  it('grows in components, each with its own name', () => {
    const { components } = planFleet({ components: 300 });

    expect(new Set(components.map(component => component.name)).size).toBe(300);
  });

  it('pads placements to the wanted number of objects', () => {
    const { components, environments } = planFleet();
    const [component] = components;
    const [environment] = environments;
    const manifests = createManifests({
      component,
      environment,
      version: '1',
      objects: 25,
    });

    expect(Object.keys(manifests)).toHaveLength(25);
  });

  it.each([
    { components: 14 },
    { components: 60, environments: 6, clusters: 12 },
  ])('declares what the portal can read: %j', size => {
    const fleet = planFleet(size);
    const texts = [
      environmentsFile(fleet),
      ...fleet.components.map(component => deliveryFile(component, fleet)),
    ];
    const results = texts.map(text =>
      parseDeclarations({ text, file: 'delivery.yaml' }),
    );

    expect(results.flatMap(result => result.problems)).toEqual([]);
    expect(results.flatMap(result => result.environments)).toHaveLength(
      fleet.environments.length,
    );
    expect(results.flatMap(result => result.deliveries)).toHaveLength(
      fleet.components.length,
    );
  });

  it('gives every entity an owner, a system and dependencies that exist', () => {
    const documents = parseAllDocuments(catalogEntities(planFleet()));
    const entities = documents.map(document => document.toJS());
    const names = (kind: string) =>
      entities
        .filter(entity => entity.kind === kind)
        .map(entity => entity.metadata.name);
    const components = entities.filter(entity => entity.kind === 'Component');
    const unsystematic = ['handbook'];

    expect(components.length).toBeGreaterThanOrEqual(12);
    expect(names('User')).toContain('guest');
    for (const { metadata, spec } of components) {
      expect(names('Group').map(name => `group:default/${name}`)).toContain(
        spec.owner,
      );
      // The handbook belongs to no system.
      expect([...names('System'), ...unsystematic]).toContain(
        spec.system ?? metadata.name,
      );
      expect(
        names('Component').map(name => `component:default/${name}`),
      ).toEqual(expect.arrayContaining(spec.dependsOn ?? []));
    }
  });
});

describe('history', () => {
  const fleet = planFleet();
  const histories = fleet.teams
    .filter(team => team.name !== 'platform')
    .map(team => teamHistory(fleet, team.name, now));

  it('is told by several people, in order, and ends in the past', () => {
    for (const commits of [...histories, platformHistory(fleet, now)]) {
      const times = commits.map(commit => commit.date.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times[times.length - 1]).toBeLessThan(now.getTime());
    }
    for (const commits of histories) {
      expect(
        new Set(commits.map(commit => commit.author.email)).size,
      ).toBeGreaterThan(1);
    }
  });

  it('changes something in every commit', () => {
    const sizes = histories
      .flat()
      .map(commit => Object.keys(commit.files).length);

    expect(Math.min(...sizes)).toBeGreaterThan(0);
  });

  it('leaves dev ahead of staging, and staging ahead of production', () => {
    const files = Object.assign(
      {},
      ...histories.flat().map(commit => commit.files),
    );
    for (const component of fleet.components) {
      const versions = fleet.environments.map(environment => {
        const text: string = files[versionFile(component, environment)];
        expect(text).toBeDefined();
        expect(sourcePath(component, environment)).toContain(environment.name);
        return component.versions.findIndex(version => text.includes(version));
      });
      expect(versions).toEqual([3, 2, 1, 1]);
    }
  });
});
