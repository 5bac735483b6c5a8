import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What is missing to run kubectl; undefined where it is there. */
export function missingKubectl(): string | undefined {
  const isThere = (process.env.PATH ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, 'kubectl'), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  return isThere ? undefined : 'kubectl on the PATH: install it';
}

/** The real kubectl, with a home of its own. */
export class Kubectl {
  #counter = 0;

  private constructor(
    private readonly kubeconfig: string,
    private readonly directory: string,
  ) {}

  static async create(kubeconfig: string): Promise<Kubectl> {
    return new Kubectl(kubeconfig, await mkdtemp(join(tmpdir(), 'proof-')));
  }

  /** Runs a command, with an editor that writes this document over what it is given. */
  async run(args: readonly string[], edited?: object): Promise<string> {
    const editor = edited && (await this.write(edited));
    const { stdout } = await run('kubectl', [...args], {
      env: {
        PATH: process.env.PATH,
        HOME: this.directory,
        KUBECONFIG: this.kubeconfig,
        ...(editor ? { KUBE_EDITOR: `cp ${editor}` } : {}),
      },
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  }

  /** Writes documents into a file for `-f`. */
  async write(...documents: object[]): Promise<string> {
    this.#counter += 1;
    const file = join(this.directory, `${this.#counter}.json`);
    const list = { apiVersion: 'v1', kind: 'List', items: documents };
    await writeFile(
      file,
      JSON.stringify(documents.length === 1 ? documents[0] : list),
    );
    return file;
  }

  async dispose(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }
}
