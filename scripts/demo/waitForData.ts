import { setTimeout as sleep } from 'node:timers/promises';
import { PortalUrls } from './portalConfig';

const POLL_MS = 500;
const REQUEST_TIMEOUT_MS = 5_000;
/** A world has something broken in it on purpose, so a few cells may never be observed. */
const OBSERVED_SHARE = 0.95;

interface Board {
  readonly items: readonly {
    /** Empty until the portal has looked the component up in the catalog. */
    readonly owner: string;
    readonly cells: readonly { readonly observedAt?: string }[];
  }[];
}

/**
 * Waits until a guest who opens the portal sees data: the page answers, the guest can sign in, and the board lists
 * deliveries whose placements have been observed. Tells after each attempt why not yet.
 */
export async function waitForData(
  urls: PortalUrls,
  notYet: (reason: string) => void,
): Promise<void> {
  for (;;) {
    try {
      await probe(urls);
      return;
    } catch (error) {
      notYet(describe(error));
    }
    await sleep(POLL_MS);
  }
}

async function probe(urls: PortalUrls): Promise<void> {
  await ask(urls.frontend);
  await ask(`${urls.backend}/.backstage/health/v1/readiness`);
  const session = await ask(`${urls.backend}/api/auth/guest/refresh`, {
    method: 'POST',
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = await session.json();
  const answer = await ask(`${urls.backend}/api/gitops/deliveries?limit=100`, {
    headers: { Authorization: `Bearer ${backstageIdentity.token}` },
  });
  assertObserved(await answer.json());
}

function assertObserved(board: Board): void {
  const strangers = board.items.filter(row => !row.owner).length;
  if (strangers > 0) {
    throw new Error(`${strangers} components have no owner yet`);
  }
  const cells = board.items.flatMap(row => row.cells);
  const observed = cells.filter(cell => cell.observedAt);
  if (
    observed.length === 0 ||
    observed.length < cells.length * OBSERVED_SHARE
  ) {
    throw new Error(
      `${observed.length} of ${cells.length} environments of ${board.items.length} deliveries are observed`,
    );
  }
}

async function ask(url: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, {
    ...init,
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
  if (!response.ok) {
    throw new Error(`${new URL(url).pathname} answers ${response.status}`);
  }
  return response;
}

// `fetch failed` says nothing; its cause does.
function describe(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message ? cause.message : message;
}
