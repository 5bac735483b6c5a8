import { GitFailure } from './GitFailure';
import { gitEnvironment, GitRemote } from './gitEnvironment';
import { GrowthLimit } from './limitGrowth';
import { runGit } from './runGit';

const oldestVersion = [2, 31];

export interface GitOptions {
  /** An empty folder, so that nobody's `~/.gitconfig` or `~/.netrc` counts. */
  home: string;
  /** Milliseconds for one command. */
  timeout: number;
  /** When it is aborted, every command that still runs is killed. */
  lifetime: AbortSignal;
}

export interface LocalCommand {
  args: readonly string[];
  input?: string;
  /** 1 MiB when absent. */
  maxOutputBytes?: number;
  /** Milliseconds, where the usual limit does not fit. */
  timeout?: number;
}

export interface RemoteCommand extends LocalCommand {
  remote: GitRemote;
  growth?: GrowthLimit;
}

/** Runs git on bare repositories: either without any way to the network, or with one remote in reach. */
export class Git {
  readonly #options: GitOptions;
  #version: Promise<void> | undefined;

  constructor(options: GitOptions) {
    this.#options = options;
  }

  /** Runs a command that cannot reach the network. */
  async runLocal(
    repository: string | undefined,
    command: LocalCommand,
    signal: AbortSignal,
  ): Promise<Buffer> {
    await this.#checkVersion(signal);
    return this.#run(repository, command, signal);
  }

  /** Runs a command that knows a remote as `origin`, and can reach no other. */
  async runRemote(
    repository: string,
    command: RemoteCommand,
    signal: AbortSignal,
  ): Promise<Buffer> {
    await this.#checkVersion(signal);
    return this.#run(repository, command, signal);
  }

  #run(
    repository: string | undefined,
    command: LocalCommand & Partial<RemoteCommand>,
    signal: AbortSignal,
  ): Promise<Buffer> {
    const { home, timeout, lifetime } = this.#options;
    return runGit(
      {
        args: command.args,
        environment: gitEnvironment({
          repository,
          home,
          remote: command.remote,
        }),
        folder: repository ?? home,
        input: command.input,
        maxOutputBytes: command.maxOutputBytes ?? 1024 * 1024,
        growth: command.growth,
        timeout: command.timeout ?? timeout,
      },
      AbortSignal.any([signal, lifetime]),
    );
  }

  /**
   * Settings by environment came with 2.31. An older git would silently run without all of our limits, so it is not run
   * at all.
   */
  async #checkVersion(signal: AbortSignal): Promise<void> {
    this.#version ??= this.#run(undefined, { args: ['version'] }, signal).then(
      output => {
        const found = /(\d+)\.(\d+)/.exec(output.toString());
        const [major, minor] = found ? [+found[1], +found[2]] : [0, 0];
        if (
          major < oldestVersion[0] ||
          (major === oldestVersion[0] && minor < oldestVersion[1])
        ) {
          throw new GitFailure('no-program');
        }
      },
    );
    try {
      await this.#version;
    } catch (error) {
      // Somebody may install it while we run, and an aborted check tells nothing.
      this.#version = undefined;
      throw error;
    }
  }
}
