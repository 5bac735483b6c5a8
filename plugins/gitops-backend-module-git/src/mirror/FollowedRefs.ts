import { SharedRun } from './SharedRun';

type FoundRefs = ReadonlyMap<string, string>;

interface Fetch {
  /** Milliseconds of the clock. A fetch is as old as its beginning: later pushes may be missing. */
  startedAt: number;
  covered: ReadonlySet<string>;
}

export interface FollowedRefsOptions {
  fetchRefs(refs: readonly string[], signal: AbortSignal): Promise<FoundRefs>;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
}

const forgetAfterMs = 24 * 60 * 60 * 1000;
const maxRefs = 400;

/**
 * The refs of one remote that somebody wants, fetched together: one fetch at a time, shared by everybody who asks
 * meanwhile, and none while the last one is young enough.
 */
export class FollowedRefs {
  readonly #options: FollowedRefsOptions;
  /** When each ref was last asked for. */
  readonly #wanted = new Map<string, number>();
  #last: (Fetch & { found: FoundRefs }) | undefined;
  #running: (Fetch & { run: SharedRun<FoundRefs> }) | undefined;

  constructor(options: FollowedRefsOptions) {
    this.#options = options;
  }

  /** Object id of the first of these refs that the remote has. */
  async find(
    candidates: readonly string[],
    options: { maxAgeSeconds: number },
    signal: AbortSignal,
  ): Promise<string | undefined> {
    signal.throwIfAborted();
    const askedAt = this.#options.now();
    const maxAge = options.maxAgeSeconds * 1000;
    const isYoung = (fetch: Fetch) =>
      fetch.startedAt > askedAt || askedAt - fetch.startedAt < maxAge;
    const covers = (fetch: Fetch) =>
      candidates.every(ref => fetch.covered.has(ref));

    this.#want(candidates, askedAt);
    for (;;) {
      if (this.#last && covers(this.#last) && isYoung(this.#last)) {
        return pick(this.#last.found, candidates);
      }
      if (!this.#running || this.#running.run.isOver) {
        this.#running = this.#start();
      }
      const { run } = this.#running;
      if (
        covers(this.#running) &&
        (isYoung(this.#running) || this.#running.startedAt === askedAt)
      ) {
        return pick(await run.join(signal), candidates);
      }
      // It began before we asked, or without our refs. Its failure is not ours: the next one is.
      await run.join(signal).catch(() => signal.throwIfAborted());
    }
  }

  /** Makes the next question a fetch, whatever its age. */
  forget(): void {
    this.#last = undefined;
  }

  #want(refs: readonly string[], now: number): void {
    for (const ref of refs) {
      // Moved to the end, so that the map is ordered by time.
      this.#wanted.delete(ref);
      this.#wanted.set(ref, now);
    }
    for (const [ref, askedAt] of this.#wanted) {
      if (this.#wanted.size > maxRefs || now - askedAt > forgetAfterMs) {
        this.#wanted.delete(ref);
      }
    }
  }

  #start(): Fetch & { run: SharedRun<FoundRefs> } {
    const refs = [...this.#wanted.keys()];
    const fetch = {
      startedAt: this.#options.now(),
      covered: new Set(refs),
    };
    const run = new SharedRun(async signal => {
      const found = await this.#options.fetchRefs(refs, signal);
      this.#last = { ...fetch, found };
      return found;
    });
    return { ...fetch, run };
  }
}

function pick(
  found: FoundRefs,
  candidates: readonly string[],
): string | undefined {
  const ref = candidates.find(candidate => found.has(candidate));
  return ref && found.get(ref);
}
