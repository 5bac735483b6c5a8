import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import {
  findExecutable,
  LimitedOutcome,
  runLimited,
} from '@oneroof/plugin-gitops-node/process';
import { ansibleEnvironment } from './ansibleEnvironment';
import { createMark, killMarked, killOrphans } from './killMarked';
import { Identity, RunFolder } from './RunFolder';

/** One run of a program of Ansible. */
export interface AnsibleRun {
  program: 'ansible-inventory' | 'ansible-playbook';
  /** Fixed words and paths of the run's folder or of the operator. No secrets: every user of the machine can read them. */
  args: readonly string[];
  /** What it does, to begin sentences about it: `reading the inventory prod`. */
  subject: string;
  folder: RunFolder;
  /** Ansible's settings by the names of their variables. */
  settings: Readonly<Record<string, string>>;
  /** Absolute path of the operator's own `ansible.cfg`; an empty one when absent. */
  configFile?: string;
  /** See `ansibleEnvironment`. */
  handedOn?: Readonly<Record<string, string>>;
  /** Words before the command, see `detectSandbox`. */
  sandbox?: readonly string[];
  identity?: Identity;
  /** Folder in which the run begins; its HOME when absent. */
  cwd?: string;
  timeoutMs: number;
  maxOutputBytes: number;
}

/**
 * Options of {@link AnsiblePrograms}.
 *
 * @public
 */
export interface AnsibleProgramsOptions {
  /** Absolute path of the folder with the programs; searched in `path` when absent. */
  binFolder?: string;
  /** Value of PATH, by which the programs and what they start are found. */
  path: string;
}

/**
 * The programs of Ansible that this machine has, run with an environment, a folder and a process group of their own, of
 * which nothing is left at the end.
 *
 * @public
 */
export class AnsiblePrograms {
  readonly #options: AnsibleProgramsOptions;

  constructor(options: AnsibleProgramsOptions) {
    this.#options = options;
  }

  /**
   * Runs a program to its end.
   *
   * @throws ObservationError where it is missing, late or says too much; the signal's reason
   *
   * @internal
   */
  async run(run: AnsibleRun, signal: AbortSignal): Promise<LimitedOutcome> {
    const program = await this.#find(run.program);
    await killOrphans();
    const mark = createMark();
    try {
      return await runLimited({
        subject: run.subject,
        command: [...(run.sandbox ?? []), program, ...run.args],
        cwd: run.cwd ?? run.folder.home,
        env: ansibleEnvironment({
          folder: run.folder,
          path: this.#options.path,
          configFile: run.configFile ?? (await writeEmptyConfig(run.folder)),
          settings: run.settings,
          handedOn: run.handedOn,
          mark,
        }),
        timeoutMs: run.timeoutMs,
        maxOutputBytes: run.maxOutputBytes,
        signal,
        identity: run.identity,
      });
    } finally {
      await killMarked(mark);
    }
  }

  async #find(name: string): Promise<string> {
    const { binFolder, path } = this.#options;
    const found = await findExecutable([name], binFolder ?? path);
    if (found === undefined) {
      throw new ObservationError(
        'not-configured',
        `there is no ${name}: install Ansible (ansible-core) on the PATH of the backend, or set gitops.ansible.binFolder`,
      );
    }
    return found;
  }
}

/** Ansible refuses `/dev/null`: a configuration must be called `.cfg`. */
async function writeEmptyConfig(folder: RunFolder): Promise<string> {
  const path = join(folder.root, 'ansible.cfg');
  await writeFile(path, '[defaults]\n', { mode: 0o644 });
  return path;
}
