import { companyComponents, companySystems } from './companyComponents';
import { companyPeople, companyTeams } from './companyPeople';
import { EnvironmentPlan, Fleet, FleetSize } from './Fleet';

const flow: Array<Omit<EnvironmentPlan, 'clusters'> & { cluster: string }> = [
  {
    name: 'dev',
    title: 'Development',
    tier: 'development',
    after: [],
    cluster: 'dev',
  },
  {
    name: 'staging',
    title: 'Staging',
    tier: 'staging',
    after: ['dev'],
    cluster: 'staging',
  },
  {
    name: 'prod-eu',
    title: 'Production EU',
    tier: 'production',
    after: ['staging'],
    cluster: 'eu',
  },
  {
    name: 'prod-us',
    title: 'Production US',
    tier: 'production',
    after: ['prod-eu'],
    cluster: 'us',
  },
];

/** The plan of a world of the wanted size; the same size always gives the same plan. */
export function planFleet(size: FleetSize = {}): Fleet {
  const environments = planEnvironments(
    size.environments ?? 4,
    size.clusters ?? 0,
  );
  const components = companyComponents(size.components ?? 14);
  return {
    teams: companyTeams,
    people: companyPeople,
    systems: companySystems,
    components:
      size.kustomize === false
        ? components.map(component => ({ ...component, kustomize: false }))
        : components,
    environments,
    objectsPerPlacement: size.objectsPerPlacement ?? 0,
  };
}

function planEnvironments(count: number, clusters: number): EnvironmentPlan[] {
  return Array.from({ length: count }, (_, index) => {
    const { cluster, ...environment } = flow[index] ?? createEnvironment(index);
    // Clusters beyond one for each environment go to the environments in turn.
    const share = Math.max(1, Math.ceil((clusters - index) / count));
    const names = Array.from(
      { length: share },
      (__, i) => `${cluster}-${i + 1}`,
    );
    return { ...environment, clusters: names };
  });
}

function createEnvironment(index: number): (typeof flow)[number] {
  const name = `prod-${index + 1}`;
  return {
    name,
    title: `Production ${index + 1}`,
    tier: 'production',
    after: ['staging'],
    cluster: name,
  };
}
