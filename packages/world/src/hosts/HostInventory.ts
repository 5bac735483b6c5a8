import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createFacts } from './createFacts';
import { createInventory } from './createInventory';
import { SimulatedHost } from './SimulatedHost';

/** An inventory of simulated hosts: a listing and a fact cache, as Ansible leaves them on a disk. */
export class HostInventory {
  readonly name: string;
  /** Printed by `ansible-inventory --list`, as it were. */
  readonly listing: string;
  /** Folder of the fact cache: a file for each host. */
  readonly factCache: string;
  readonly #hosts: Map<string, SimulatedHost>;
  readonly #clock: () => Date;

  constructor(
    name: string,
    hosts: readonly SimulatedHost[],
    options: { directory: string; clock: () => Date },
  ) {
    this.name = name;
    this.listing = path.join(options.directory, name, 'inventory.json');
    this.factCache = path.join(options.directory, name, 'facts');
    this.#hosts = new Map(hosts.map(host => [host.name, host]));
    this.#clock = options.clock;
  }

  get hosts(): SimulatedHost[] {
    return [...this.#hosts.values()];
  }

  /** Changes a host, whose facts are gathered anew. Throws where there is none. */
  async change(
    name: string,
    edit: (host: SimulatedHost) => void,
  ): Promise<void> {
    const host = this.#hosts.get(name);
    if (!host) {
      throw new Error(`no host "${name}" in inventory ${this.name}`);
    }
    edit(host);
    await this.#gather(host);
  }

  /** Takes a host out of the listing; its facts stay in the cache, as they do with Ansible. */
  async remove(name: string): Promise<void> {
    this.#hosts.delete(name);
    await this.#list();
  }

  /** Writes everything anew: as if facts of all hosts had just been gathered. */
  async write(): Promise<void> {
    await rm(this.factCache, { recursive: true, force: true });
    await mkdir(this.factCache, { recursive: true });
    await this.#list();
    for (const host of this.hosts) {
      await this.#gather(host);
    }
  }

  /** Gathers the facts of all hosts again. */
  async gather(): Promise<void> {
    for (const host of this.hosts) {
      await this.#gather(host);
    }
  }

  async #list(): Promise<void> {
    await replace(this.listing, JSON.stringify(createInventory(this.hosts)));
  }

  async #gather(host: SimulatedHost): Promise<void> {
    const facts = createFacts(host, this.#clock());
    await replace(
      path.join(this.factCache, host.name),
      JSON.stringify(facts, null, 1),
    );
  }
}

/** As Ansible does: a reader must never see half a document. */
async function replace(file: string, text: string): Promise<void> {
  const next = `${file}.next`;
  // Not into the cache's own folder: every file there is a host.
  const temporary = path.join(
    path.dirname(path.dirname(file)),
    path.basename(next),
  );
  await mkdir(path.dirname(temporary), { recursive: true });
  await writeFile(temporary, text);
  await rename(temporary, file);
}
