import { createHash } from 'node:crypto';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { parseRemoteRefs } from '../access/remoteRefs';
import { describeFailure, isDamage } from '../process/describeFailure';
import { Git, LocalCommand, RemoteCommand } from '../process/Git';
import { GitFailure } from '../process/GitFailure';
import { GitRemote } from '../process/gitEnvironment';
import { ObjectFetch } from './ObjectFetch';
import {
  discardMirrorFolder,
  openMirrorFolder,
  removeLeftovers,
} from './openMirrorFolder';
import { Serial } from './Serial';

/** Commits and trees of all history, and from servers without filters the blobs too. */
const maxHistoryBytes = 2 * 1024 ** 3;

/** Each fetch leaves a pack. git packs them together once there are 20, if somebody asks it to look. */
const fetchesBetweenTidying = 12;
const tidyingTimeoutMs = 600_000;

export interface MirrorOptions {
  git: Git;
  /** Where the mirror stands or will stand. */
  path: string;
  url: string;
  /** Asked before each conversation, because tokens expire. */
  getRemote(): Promise<GitRemote>;
  /** Called when everything that was here is gone. */
  onDiscard(): void;
}

/**
 * A bare repository that follows one remote: all commits and trees of the wanted refs, and those blobs that somebody
 * has read.
 *
 * Everything that writes runs one after the other; reading runs beside it, which git allows.
 */
export class Mirror {
  readonly #options: MirrorOptions;
  readonly #writes = new Serial();
  readonly #objects: ObjectFetch;
  #isOpen = false;
  #fetchCount = 0;

  constructor(options: MirrorOptions) {
    this.#options = options;
    this.#objects = new ObjectFetch(options);
  }

  get url(): string {
    return this.#options.url;
  }

  /**
   * Brings the mirror up to date with the remote.
   *
   * @param refs - full names of refs
   * @returns commit or tag ids by name of the ref, without those that the remote does not have
   */
  fetchRefs(
    refs: readonly string[],
    signal: AbortSignal,
  ): Promise<Map<string, string>> {
    return this.#write(signal, async remote => {
      const offered = await this.#listRemote(remote, refs, signal);
      const known = await this.#listLocal(signal);
      const changed = refs.filter(
        ref =>
          offered.has(ref) && offered.get(ref) !== known.get(localName(ref)),
      );
      await this.#forget(
        refs.filter(ref => !offered.has(ref) && known.has(localName(ref))),
        signal,
      );
      if (changed.length === 0) {
        return offered;
      }
      await this.#objects.fetch(
        {
          remote,
          wanted: changed.map(ref => `+${ref}:${localName(ref)}`),
          maxBytes: maxHistoryBytes,
        },
        signal,
      );
      this.#tidyNowAndThen(remote);
      // A push may have come between asking and fetching: what counts is what has arrived.
      const arrived = await this.#listLocal(signal);
      return new Map(
        [...offered.keys()].map(ref => [ref, arrived.get(localName(ref))!]),
      );
    });
  }

  /** Fetches objects by id in one conversation; objects that are here already do no harm. */
  fetchObjects(
    find: () => Promise<{ ids: readonly string[]; maxBytes: number }>,
    signal: AbortSignal,
  ): Promise<void> {
    return this.#write(signal, async remote => {
      // Looked up in here, because the work before may have brought them.
      const { ids, maxBytes } = await find();
      if (ids.length > 0) {
        await this.#objects.fetch({ remote, wanted: ids, maxBytes }, signal);
        this.#tidyNowAndThen(remote);
      }
    });
  }

  /**
   * Runs a command on what is here. The network is out of its reach.
   *
   * @throws {@link ObservationError} `internal` when the copy is damaged; the next fetch then makes it anew
   */
  async read(command: LocalCommand, signal: AbortSignal): Promise<Buffer> {
    try {
      if (!this.#isOpen) {
        await this.#writes.run(() => this.#open(signal));
      }
      return await this.#local(command, signal);
    } catch (error) {
      if (isDamage(error)) {
        await this.#writes.run(() => this.#discard());
        throw new ObservationError(
          'internal',
          `the local copy of ${this.url} is damaged and will be made anew`,
        );
      }
      throw this.#describe(error, { url: this.url, protocols: 'none' });
    }
  }

  /** Runs `work` alone, on an open mirror; once more on a new one when the mirror turns out to be damaged. */
  #write<T>(
    signal: AbortSignal,
    work: (remote: GitRemote) => Promise<T>,
  ): Promise<T> {
    return this.#writes.run(async () => {
      signal.throwIfAborted();
      const remote = await this.#options.getRemote();
      const attempt = async () => {
        await this.#open(signal);
        return work(remote);
      };
      try {
        return await attempt().catch(async error => {
          if (!isDamage(error)) {
            throw error;
          }
          await this.#discard();
          return attempt();
        });
      } catch (error) {
        // Whatever was killed may have left a lock behind, and nothing else is writing here now.
        await removeLeftovers(this.#options.path);
        throw this.#describe(error, remote);
      }
    });
  }

  async #open(signal: AbortSignal): Promise<void> {
    if (!this.#isOpen) {
      await openMirrorFolder(this.#options.git, this.#options.path, signal);
      this.#isOpen = true;
    }
  }

  async #discard(): Promise<void> {
    this.#isOpen = false;
    this.#options.onDiscard();
    await discardMirrorFolder(this.#options.path);
  }

  async #listRemote(
    remote: GitRemote,
    refs: readonly string[],
    signal: AbortSignal,
  ): Promise<Map<string, string>> {
    const output = await this.#remote(
      { remote, args: ['ls-remote', '--quiet', '--', 'origin', ...refs] },
      signal,
    );
    const offered = parseRemoteRefs(output.toString());
    // git matches the ends of names: `refs/heads/main` is also the end of `refs/heads/x/refs/heads/main`.
    return new Map([...offered].filter(([name]) => refs.includes(name)));
  }

  async #listLocal(signal: AbortSignal): Promise<Map<string, string>> {
    const output = await this.#local(
      {
        args: [
          'for-each-ref',
          '--format=%(objectname)%09%(refname)',
          'refs/oneroof/',
        ],
      },
      signal,
    );
    return parseRemoteRefs(output.toString());
  }

  async #forget(refs: readonly string[], signal: AbortSignal): Promise<void> {
    if (refs.length > 0) {
      const input = refs.map(ref => `delete ${localName(ref)}\n`).join('');
      await this.#local({ args: ['update-ref', '--stdin'], input }, signal);
    }
  }

  /** Housekeeping that nobody waits for; when it fails, it is done another time. */
  #tidyNowAndThen(remote: GitRemote): void {
    this.#fetchCount += 1;
    if (this.#fetchCount % fetchesBetweenTidying !== 0) {
      return;
    }
    const command = {
      args: ['gc', '--auto', '--quiet'],
      timeout: tidyingTimeoutMs,
      // It has to know that blobs are absent on purpose, and must not fetch any.
      remote: { url: remote.url, protocols: 'none' as const },
    };
    this.#writes
      .run(() => this.#remote(command, new AbortController().signal))
      .catch(() => removeLeftovers(this.#options.path));
  }

  #local(command: LocalCommand, signal: AbortSignal): Promise<Buffer> {
    return this.#options.git.runLocal(this.#options.path, command, signal);
  }

  #remote(command: RemoteCommand, signal: AbortSignal): Promise<Buffer> {
    return this.#options.git.runRemote(this.#options.path, command, signal);
  }

  #describe(error: unknown, remote: GitRemote): unknown {
    return error instanceof GitFailure ? describeFailure(error, remote) : error;
  }
}

/**
 * Local refs carry a hash of the remote name: a remote that removes `a` and then makes `a/b` could not be followed
 * otherwise, because a file stands where a folder has to be.
 */
function localName(ref: string): string {
  return `refs/oneroof/${createHash('sha1').update(ref).digest('hex')}`;
}
