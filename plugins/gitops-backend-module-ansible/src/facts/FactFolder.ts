import { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  HostReading,
  HostThing,
  parseAnsibleFacts,
} from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { readCappedFile } from '../files/readCappedFile';
import { SharedThings } from './SharedThings';

/** Most bytes of the facts of one host; 500 packages make a third of a megabyte. */
export const maxFactBytes = 16 * 1024 * 1024;
/** Files that are looked at a time. */
const concurrency = 32;

const plainName = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

interface Remembered {
  stamp: string;
  reading: HostReading;
}

/**
 * A folder in which Ansible keeps facts (`jsonfile`): one file for each host, called like it.
 *
 * A file that has not changed since the last look costs one `lstat`. Things that many hosts have alike, above all their
 * lists of packages, are kept once.
 */
export class FactFolder {
  readonly #path: string;
  readonly #things = new SharedThings();
  readonly #remembered = new Map<string, Remembered>();

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * What stands in the folder about each host. One host's broken file is no other's trouble.
   *
   * @param names - plain names of hosts; of any other nothing is known
   * @throws ObservationError where the folder cannot be read; the signal's reason
   */
  async read(
    names: readonly string[],
    signal: AbortSignal,
  ): Promise<Map<string, HostReading>> {
    await this.#requireFolder();
    const readings = new Map<string, HostReading>();
    const shared = new Map<string, HostThing>();
    const queue = names.values();
    const work = async () => {
      for (const name of queue) {
        signal.throwIfAborted();
        readings.set(name, await this.#readHost(name, shared));
      }
    };
    await Promise.all(Array.from({ length: concurrency }, work));
    this.#forgetOthers(readings);
    return readings;
  }

  async #requireFolder(): Promise<void> {
    try {
      const stats = await lstat(join(this.#path, '.'));
      if (stats.isDirectory()) {
        return;
      }
    } catch {
      // Told below.
    }
    throw new ObservationError(
      'not-found',
      `the fact cache ${this.#path} is no folder that the backend may read`,
    );
  }

  async #readHost(
    name: string,
    shared: Map<string, HostThing>,
  ): Promise<HostReading> {
    if (!plainName.test(name)) {
      return refuse('invalid', 'the name of the host is no name of a file');
    }
    const path = join(this.#path, name);
    const stats = await lstat(path).catch(() => undefined);
    if (!stats) {
      this.#remembered.delete(name);
      return refuse('not-observed', 'the fact cache has nothing of this host');
    }
    const known = this.#remembered.get(name);
    const stamp = stampOf(stats);
    if (known?.stamp === stamp) {
      return known.reading;
    }
    const next = await this.#parse(path, { before: known?.reading, shared });
    this.#remembered.set(name, next);
    return next.reading;
  }

  async #parse(
    path: string,
    options: {
      before: HostReading | undefined;
      shared: Map<string, HostThing>;
    },
  ): Promise<Remembered> {
    try {
      const { text, stats } = await readCappedFile(path, {
        subject: 'the file of the host in the fact cache',
        maxBytes: maxFactBytes,
        followLinks: false,
      });
      const reading = parseAnsibleFacts(text, {
        writtenAt: stats.mtime.toISOString(),
        shared: options.shared,
      });
      return {
        stamp: stampOf(stats),
        reading: this.#things.share(reading, options.before),
      };
    } catch (error) {
      if (error instanceof ObservationError) {
        // Looked at again in the next pass: permissions may change without a trace in the stamp.
        return { stamp: '', reading: { cause: error.toCause() } };
      }
      throw error;
    }
  }

  /** Hosts come and go; what is remembered stays near to what is asked. */
  #forgetOthers(asked: ReadonlyMap<string, unknown>): void {
    if (this.#remembered.size > 2 * asked.size + 1000) {
      for (const name of this.#remembered.keys()) {
        if (!asked.has(name)) {
          this.#remembered.delete(name);
        }
      }
    }
  }
}

function stampOf(stats: Stats): string {
  return `${stats.mtimeMs} ${stats.ctimeMs} ${stats.size} ${stats.ino}`;
}

function refuse(
  code: 'invalid' | 'not-observed',
  message: string,
): HostReading {
  return { cause: { code, message } };
}
