import { Tables } from '../../database/tables';

/** The time at which tests happen. */
export const testNow = new Date('2026-03-01T12:00:00.000Z');

/** A time before {@link testNow}. */
export function minutesAgo(minutes: number): string {
  return new Date(testNow.getTime() - minutes * 60_000).toISOString();
}

/** 32 hexadecimal digits for a name. */
export function placementId(name: string): string {
  return Buffer.from(name).toString('hex').padEnd(32, '0').slice(0, 32);
}

export function repositoryRow(
  overrides: Partial<Tables['repositories']> = {},
): Tables['repositories'] {
  return {
    id: 'repo',
    url: 'https://git.example.com/acme/apps.git',
    ref: null,
    declares: true,
    commit_id: null,
    committed_at: null,
    author: null,
    subject: null,
    observed_at: minutesAgo(1),
    cause_code: null,
    cause_message: null,
    emptied_at: null,
    search_hash: null,
    ...overrides,
  };
}

export function environmentRow(
  overrides: Partial<Tables['environments']> & { name: string },
): Tables['environments'] {
  return {
    repository_id: 'repo',
    file: 'environments.yaml',
    title: overrides.name.toUpperCase(),
    tier: 'development',
    owner_ref: 'group:default/platform',
    spec: '{}',
    hash: 'h',
    ...overrides,
  };
}

export function deliveryRow(
  overrides: Partial<Tables['deliveries']> & { name: string },
): Tables['deliveries'] {
  return {
    repository_id: 'repo',
    file: `${overrides.name}/delivery.yaml`,
    component_ref: `component:default/${overrides.name}`,
    title: overrides.name,
    owner_ref: 'group:default/team-a',
    spec: '{}',
    hash: 'h',
    declared_at: minutesAgo(60),
    ...overrides,
  };
}

export function targetRow(
  overrides: Partial<Tables['targets']> = {},
): Tables['targets'] {
  return {
    id: 'kubernetes:eu-1',
    type: 'kubernetes',
    name: 'eu-1',
    observed_at: minutesAgo(1),
    attempted_at: minutesAgo(1),
    cause_code: null,
    cause_message: null,
    written_by: null,
    emptied_kinds: null,
    ...overrides,
  };
}

/** A healthy placement in sync; its id is made of delivery, environment and target. */
export function placementRow(
  overrides: Partial<Tables['placements']> & {
    delivery: string;
    environment: string;
  },
): Tables['placements'] {
  const target = overrides.target_name ?? 'main';
  return {
    id: placementId(`${overrides.delivery}.${overrides.environment}.${target}`),
    environment_order: 0,
    environment_after: '[]',
    scope: '{"clusterScoped":true}',
    target_name: target,
    target_type: 'kubernetes',
    target_spec: '{"cluster":"eu-1"}',
    target_id: 'kubernetes:eu-1',
    namespace: 'apps',
    repository_id: 'repo',
    path: `apps/${overrides.delivery}`,
    renderer: null,
    desired_tree: 't',
    desired_cause_code: null,
    desired_cause_message: null,
    desired_commit: 'c0ffee0',
    desired_committed_at: minutesAgo(60),
    desired_author: 'Ada',
    desired_subject: 'Raise the limit',
    judged_tree: 't',
    sync: 'in-sync',
    sync_rank: 0,
    health: 'healthy',
    health_rank: 0,
    health_reason: null,
    count_in_sync: 3,
    count_ignored: 0,
    count_extra: 0,
    count_unknown: 0,
    count_missing: 0,
    count_drifted: 0,
    declares: '[{"artifact":"api","version":"1.0.0"}]',
    runs: '[{"artifact":"api","version":"1.0.0"}]',
    release: 'r-0000001',
    cause_code: null,
    cause_message: null,
    last_good_at: null,
    last_good_sync: null,
    last_good_health: null,
    verdict_hash: 'v',
    vars: null,
    playbook: null,
    coverage: null,
    differences: null,
    skew: null,
    ...overrides,
  };
}

/** A placement on the hosts of a group, with a playbook; in sync. */
export function hostPlacementRow(
  overrides: Partial<Tables['placements']> & {
    delivery: string;
    environment: string;
  },
): Tables['placements'] {
  return placementRow({
    target_name: 'hosts',
    target_type: 'hosts',
    target_spec: '{"inventory":"dc","group":"web"}',
    target_id: 'hosts:dc',
    namespace: null,
    path: `hosts/${overrides.delivery}`,
    playbook: '{"folder":"playbooks","file":"site.yml"}',
    coverage: 1,
    ...overrides,
  });
}

export function resourceRow(
  overrides: Partial<Tables['resources']> & {
    placement_id: string;
    name: string;
  },
): Tables['resources'] {
  return {
    key: `apps/Deployment/apps/${overrides.name}`,
    group: 'apps',
    api_version: 'apps/v1',
    kind: 'Deployment',
    namespace: 'apps',
    sync: 'in-sync',
    sync_rank: 0,
    health: 'healthy',
    health_rank: 0,
    health_reason: null,
    cause_code: null,
    cause_message: null,
    details: null,
    documents: null,
    sightings: null,
    last_good_at: null,
    last_good_sync: null,
    last_good_health: null,
    verdict_hash: 'v',
    changed_at: minutesAgo(5),
    coverage: null,
    differs: null,
    host: null,
    absent_at: null,
    ...overrides,
  };
}

/** A host in sync, as a resource of a placement. */
export function hostRow(
  overrides: Partial<Tables['resources']> & {
    placement_id: string;
    name: string;
  },
): Tables['resources'] {
  return resourceRow({
    key: `oneroof.dev/Host//${overrides.name}`,
    group: 'oneroof.dev',
    api_version: 'oneroof.dev/v1alpha1',
    kind: 'Host',
    namespace: null,
    coverage: 1,
    host: '{"groups":["web"]}',
    ...overrides,
  });
}

/** A sync run that has succeeded. */
export function syncRunRow(
  overrides: Partial<Tables['sync_runs']> & {
    id: string;
    placement_id: string;
  },
): Tables['sync_runs'] {
  return {
    state: 'succeeded',
    tree: 't',
    requested_by: 'user:default/ada',
    requested_at: minutesAgo(9),
    started_at: minutesAgo(8),
    finished_at: minutesAgo(7),
    attempts: 1,
    count_unchanged: 1,
    count_changed: 2,
    count_failed: 0,
    count_unreachable: 0,
    hosts: null,
    cause_code: null,
    cause_message: null,
    ...overrides,
  };
}
