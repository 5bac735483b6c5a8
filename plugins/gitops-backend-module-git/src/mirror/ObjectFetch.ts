import { join } from 'node:path';
import { Git } from '../process/Git';
import { GitFailure } from '../process/GitFailure';
import { GitRemote } from '../process/gitEnvironment';

export interface WantedObjects {
  remote: GitRemote;
  /** Refspecs or object ids. */
  wanted: readonly string[];
  /** How large the pack that arrives may become. */
  maxBytes: number;
}

/** Brings objects into a mirror: without blobs, where the server can leave them out. */
export class ObjectFetch {
  readonly #git: Git;
  readonly #path: string;
  #isFilterRefused = false;

  /** @param options - `path`: the mirror */
  constructor(options: { git: Git; path: string }) {
    this.#git = options.git;
    this.#path = options.path;
  }

  async fetch(objects: WantedObjects, signal: AbortSignal): Promise<void> {
    if (!this.#isFilterRefused) {
      try {
        await this.#run('--filter=blob:none', objects, signal);
        return;
      } catch (error) {
        if (!isFilterRefusal(error)) {
          throw error;
        }
        this.#isFilterRefused = true;
      }
    }
    await this.#run('--no-filter', objects, signal);
  }

  async #run(
    filter: string,
    { remote, wanted, maxBytes }: WantedObjects,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#git.runRemote(
      this.#path,
      {
        remote,
        args: [
          'fetch',
          '--quiet',
          '--no-tags',
          '--no-write-fetch-head',
          '--no-auto-maintenance',
          '--no-recurse-submodules',
          '--no-show-forced-updates',
          filter,
          '--stdin',
          '--',
          'origin',
        ],
        input: `${wanted.join('\n')}\n`,
        growth: { folder: join(this.#path, 'objects', 'pack'), maxBytes },
      },
      signal,
    );
  }
}

/** Most servers just ignore a filter that they do not know; some end the conversation. */
function isFilterRefusal(error: unknown): boolean {
  return (
    error instanceof GitFailure &&
    error.kind === 'exit' &&
    /filter/i.test(error.stderr)
  );
}
