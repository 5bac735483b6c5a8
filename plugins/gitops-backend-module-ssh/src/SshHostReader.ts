import { HostQuestion, HostReading } from '@oneroof/plugin-gitops-common';
import {
  HostReader,
  HostRequest,
  ObservationError,
  ReadableInventory,
} from '@oneroof/plugin-gitops-node';
import { SshInventoryConfig } from './config/SshConfig';
import { SshFolder } from './connection/SshFolder';
import { findDestination } from './connection/findDestination';
import { mapConcurrently } from './mapConcurrently';
import { createProbe, Probe } from './probe/Probe';
import { probeHost } from './probeHost';
import { SharedThings } from './SharedThings';

/**
 * @public
 */
export interface SshHostReaderOptions {
  inventories: readonly SshInventoryConfig[];
  /** Absolute path of OpenSSH's `ssh`; absent where the machine has none. */
  program: string | undefined;
  now?: () => Date;
}

/**
 * Asks hosts over SSH what they hold: one connection for each host and pass, one script that only looks.
 *
 * @public
 */
export class SshHostReader implements HostReader {
  readonly type = 'ssh';

  readonly inventories: readonly ReadableInventory[];

  readonly #configs: ReadonlyMap<string, SshInventoryConfig>;
  readonly #program: string | undefined;
  readonly #now: () => Date;
  readonly #shared = new SharedThings();

  constructor(options: SshHostReaderOptions) {
    this.inventories = options.inventories.map(({ name, staleAfterMs }) => ({
      name,
      staleAfterMs,
    }));
    this.#configs = new Map(
      options.inventories.map(config => [config.name, config]),
    );
    this.#program = options.program;
    this.#now = options.now ?? (() => new Date());
  }

  async read(
    request: HostRequest,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, HostReading>> {
    signal.throwIfAborted();
    const config = this.#configs.get(request.inventory);
    if (!config) {
      throw new ObservationError(
        'not-configured',
        `inventory ${request.inventory} is not configured for ssh`,
      );
    }
    if (!this.#program) {
      throw new ObservationError(
        'not-configured',
        'there is no ssh on the PATH of the backend: install OpenSSH',
      );
    }
    const program = this.#program;
    const probeFor = rememberProbes(config);
    const folder = await SshFolder.create(config);
    try {
      const readings = await mapConcurrently(
        request.hosts,
        config.concurrency,
        async ({ host, questions }): Promise<[string, HostReading]> => {
          const destination = findDestination(host, config);
          if ('cause' in destination) {
            return [host.name, destination];
          }
          const reading = await probeHost(
            {
              program,
              config,
              folder,
              host: host.name,
              destination,
              probe: probeFor(questions),
              now: this.#now,
            },
            signal,
          );
          return [host.name, this.#share(config.name, host.name, reading)];
        },
      );
      return new Map(readings);
    } finally {
      await folder.remove();
    }
  }

  #share(inventory: string, host: string, reading: HostReading): HostReading {
    if ('cause' in reading) {
      return reading;
    }
    const { facts } = reading;
    const things = this.#shared.share(`${inventory}/${host}`, facts.things);
    return { facts: { ...facts, things } };
  }
}

/** Hosts of one placement are asked the same, so most scripts are made once for a pass. */
function rememberProbes(config: SshInventoryConfig) {
  const probes = new Map<readonly HostQuestion[], Probe>();
  return (questions: readonly HostQuestion[]): Probe => {
    let probe = probes.get(questions);
    if (!probe) {
      probe = createProbe(questions, config);
      probes.set(questions, probe);
    }
    return probe;
  };
}
