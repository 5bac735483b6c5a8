import { NotFoundError } from '@backstage/errors';
import {
  BoardPage,
  BoardRow,
  DeclarationProblem,
  DeliveryView,
  EnvironmentSummary,
  HistoryEntry,
  HistoryPage,
  HostOverview,
  PlacementView,
  ResourceDocuments,
  ResourcePage,
  ResourceView,
  SyncRun,
  SyncRunPage,
} from '@oneroof/plugin-gitops-common';
import { GitopsApi } from '../api/GitopsApi';
import {
  BoardQuery,
  CallOptions,
  ComponentRef,
  PageQuery,
  ResourceQuery,
} from '../api/queries';

/** What a {@link FakeGitopsApi} holds. */
export interface FakeWorld {
  deliveries: DeliveryView[];
  resources: Record<string, ResourceView[]>;
  documents: Record<string, ResourceDocuments>;
  history: Record<string, HistoryEntry[]>;
  hosts: Record<string, HostOverview>;
  /** Newest first */
  syncs: Record<string, SyncRun[]>;
  board: BoardRow[];
  environments: EnvironmentSummary[];
  problems: DeclarationProblem[];
}

/**
 * The backend's API over data in memory, with the same filters and paging. For tests and for looking at the pages without
 * a backend.
 */
export class FakeGitopsApi implements GitopsApi {
  readonly world: FakeWorld;
  /** Components that a refresh was asked for, in order. */
  readonly refreshed: string[] = [];
  /** Called when a refresh was asked for. */
  onRefresh?: (component: string) => void;
  /** Called with a run that was just asked for. */
  onSync?: (run: SyncRun) => void;

  constructor(world: Partial<FakeWorld> = {}) {
    this.world = {
      deliveries: [],
      resources: {},
      documents: {},
      history: {},
      hosts: {},
      syncs: {},
      board: [],
      environments: [],
      problems: [],
      ...world,
    };
  }

  async listDeliveries(query: BoardQuery): Promise<BoardPage> {
    const rows = this.world.board.filter(row => matchesBoard(row, query));
    return page(rows, query);
  }

  async listEnvironments() {
    return { items: this.world.environments };
  }

  async listOwners() {
    return { items: [...new Set(this.world.board.map(row => row.owner))] };
  }

  async listProblems() {
    return { items: this.world.problems };
  }

  async getDelivery(
    component: ComponentRef,
    _options?: CallOptions,
  ): Promise<DeliveryView> {
    const ref = refOf(component);
    const found = this.world.deliveries.find(item => item.component === ref);
    if (!found) {
      throw new NotFoundError(`No delivery for ${ref}`);
    }
    return structuredClone(found);
  }

  async refreshDelivery(component: ComponentRef) {
    this.refreshed.push(refOf(component));
    this.onRefresh?.(refOf(component));
    return { requestedAt: new Date(0).toISOString() };
  }

  async listResources(
    placementId: string,
    query: ResourceQuery,
  ): Promise<ResourcePage> {
    const all = this.world.resources[placementId] ?? [];
    const text = query.text?.toLocaleLowerCase('en-US') ?? '';
    const differing = pathsOf(
      this.world.hosts[placementId]?.differences.find(
        ({ id }) => id === query.differs,
      )?.items ?? [],
    );
    const matching = all.filter(
      ({ sync, kind, name, drift }) =>
        (!query.sync || query.sync.includes(sync)) &&
        `${kind} ${name}`.toLocaleLowerCase('en-US').includes(text) &&
        (!query.differs || pathsOf(drift) === differing),
    );
    const { observedAt, stale = false } = this.placements(placementId)[0] ?? {};
    return { ...page(matching, query), observedAt, stale };
  }

  async getDocuments(
    _placementId: string,
    key: string,
  ): Promise<ResourceDocuments> {
    return this.world.documents[key] ?? {};
  }

  async getHosts(placementId: string): Promise<HostOverview> {
    return (
      this.world.hosts[placementId] ?? { total: 0, differences: [], skew: [] }
    );
  }

  async syncPlacement(placementId: string): Promise<SyncRun> {
    const runs = (this.world.syncs[placementId] ??= []);
    const run: SyncRun = {
      id: `run-${runs.length}`,
      state: 'pending',
      requestedBy: 'user:default/ada',
      requestedAt: new Date().toISOString(),
    };
    runs.unshift(run);
    this.placements(placementId).forEach(placement => {
      placement.syncRun = run;
    });
    this.onSync?.(run);
    return structuredClone(run);
  }

  async listSyncs(placementId: string, query: PageQuery): Promise<SyncRunPage> {
    return structuredClone(page(this.world.syncs[placementId] ?? [], query));
  }

  async listHistory(
    placementId: string,
    query: PageQuery,
  ): Promise<HistoryPage> {
    return page(this.world.history[placementId] ?? [], query);
  }

  private placements(placementId: string): PlacementView[] {
    return this.world.deliveries
      .flatMap(({ environments }) => environments)
      .flatMap(({ placements }) => placements)
      .filter(({ id }) => id === placementId);
  }
}

function refOf({ kind, namespace, name }: ComponentRef): string {
  return `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');
}

/** Hosts with the same paths and operations have the same difference. */
function pathsOf(drift: ResourceView['drift']): string {
  return drift
    .map(({ op, path }) => `${op} ${path}`)
    .sort()
    .join('\n');
}

function matchesBoard(row: BoardRow, query: BoardQuery): boolean {
  const { text, owner, sync, health } = query;
  return (
    (!text || row.title.includes(text)) &&
    (!owner || owner.includes(row.owner)) &&
    (!sync || row.cells.some(cell => sync.includes(cell.sync))) &&
    (!health || row.cells.some(cell => health.includes(cell.health)))
  );
}

function page<T>(
  all: T[],
  { cursor, limit = 50 }: PageQuery,
): { items: T[]; nextCursor?: string } {
  const start = Number(cursor ?? 0);
  const end = start + limit;
  return {
    items: all.slice(start, end),
    ...(end < all.length && { nextCursor: String(end) }),
  };
}
