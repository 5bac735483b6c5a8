import {
  BoardRow,
  DeliveryEnvironmentView,
  DeliveryView,
  EnvironmentSummary,
  PlacementView,
  ResourceView,
} from '@oneroof/plugin-gitops-common';
import { sumCounts } from '../model/summarizeEnvironment';

/** Counts with the given numbers and zeros elsewhere. */
export function counts(some: Partial<PlacementView['counts']> = {}) {
  return { ...sumCounts([]), ...some };
}

/** A healthy placement in sync, but for what is given. */
export function placement(some: Partial<PlacementView> = {}): PlacementView {
  return {
    id: '0'.repeat(32),
    target: { name: 'dev-1', type: 'kubernetes', cluster: 'dev-1' },
    namespace: 'payments',
    path: 'apps/payments/dev',
    sync: 'in-sync',
    health: 'healthy',
    counts: counts({ 'in-sync': 14 }),
    declares: [{ artifact: 'api', version: '1.8.2' }],
    runs: [{ artifact: 'api', version: '1.8.2' }],
    observedAt: '2026-11-21T11:59:40Z',
    stale: false,
    refreshing: false,
    ...some,
  };
}

/** An environment of one placement, but for what is given. */
export function environment(
  name: string,
  some: Partial<DeliveryEnvironmentView> & {
    summary?: Partial<EnvironmentSummary>;
  } = {},
): DeliveryEnvironmentView {
  const { summary, ...rest } = some;
  const placements = rest.placements ?? [placement()];
  return {
    environment: {
      name,
      title: name,
      tier: 'development',
      owner: 'group:default/platform',
      ...summary,
    },
    after: [],
    release: 'r-7f3a01c',
    sync: placements[0]?.sync ?? 'unknown',
    health: placements[0]?.health ?? 'unknown',
    declares: placements[0]?.declares ?? [],
    runs: placements[0]?.runs ?? [],
    placements,
    ...rest,
  };
}

/** A delivery of these environments. */
export function delivery(
  environments: DeliveryEnvironmentView[],
  some: Partial<DeliveryView> = {},
): DeliveryView {
  return {
    name: 'payments',
    component: 'component:default/payments',
    owner: 'group:default/team-payments',
    environments,
    problems: [],
    ...some,
  };
}

/** A Deployment in sync, but for what is given. */
export function resource(some: Partial<ResourceView> = {}): ResourceView {
  const name = some.name ?? 'payments-api';
  return {
    key: `apps/Deployment/payments/${name}`,
    group: 'apps',
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: 'payments',
    name,
    sync: 'in-sync',
    health: 'healthy',
    drift: [],
    unmanaged: [],
    ignoredBy: [],
    warnings: [],
    hasDocuments: false,
    ...some,
  };
}

/** A row of the board. */
export function boardRow(
  name: string,
  cells: Array<Partial<BoardRow['cells'][number]>>,
): BoardRow {
  return {
    delivery: name,
    component: `component:default/${name}`,
    title: name,
    owner: 'group:default/team-payments',
    cells: cells.map(cell => ({
      environment: 'dev',
      release: 'r-7f3a01c',
      sync: 'in-sync',
      health: 'healthy',
      counts: counts({ 'in-sync': 14 }),
      runs: [{ artifact: 'api', version: '1.8.2' }],
      changedAt: '2026-11-21T09:00:00Z',
      observedAt: '2026-11-21T11:59:40Z',
      stale: false,
      ...cell,
    })),
  };
}
