import { HostReading } from '@oneroof/plugin-gitops-common';
import { HostRequest, ObservationError } from '@oneroof/plugin-gitops-node';
import { FactFolder } from '../facts/FactFolder';
import { AnsiblePrograms } from '../process/AnsiblePrograms';
import { FactStore } from './FactStore';
import { GatherWants, keyOfWants, toGatherWants } from './GatherWants';
import { GatherOutcome, GatherSettings, runGather } from './runGather';
import { GatherAttempt, selectDue } from './selectDue';
import { chooseReading } from './chooseReading';

/**
 * No run begins later than this after the first one: the pass that waits for us has a limit of its own, and hosts that
 * had no turn have it in the next pass.
 */
const beginsWithinMs = 2 * 60 * 1000;

type Host = HostRequest['hosts'][number];

/** What a gatherer works with. */
export interface FactGathererOptions {
  settings: GatherSettings;
  programs: AnsiblePrograms;
  store: FactStore;
  /** Milliseconds since 1970. */
  now: () => number;
  temporaryFolder?: string;
}

/** Keeps the facts of one inventory's hosts young enough, by runs of Ansible for batches of them. */
export class FactGatherer {
  readonly #options: FactGathererOptions;
  readonly #folder: FactFolder;
  readonly #attempts = new Map<string, GatherAttempt>();

  constructor(options: FactGathererOptions) {
    this.#options = options;
    this.#folder = new FactFolder(options.store.path);
  }

  /**
   * What is known about hosts, after those were asked that were due.
   *
   * @param request - `hosts`: with plain names that no group has; `elsewhere`: what is known of them from elsewhere
   * @throws ObservationError where no host could be asked and nothing is known of any; the signal's reason
   */
  async read(
    request: {
      hosts: readonly Host[];
      elsewhere: ReadonlyMap<string, HostReading>;
      isRequested: boolean;
    },
    signal: AbortSignal,
  ): Promise<Map<string, HostReading>> {
    const { hosts, elsewhere } = request;
    await this.#options.store.open();
    const names = hosts.map(({ host }) => host.name);
    const before = await this.#know(names, elsewhere, signal);
    const wants = new Map(
      hosts.map(({ host, questions }) => [host.name, toGatherWants(questions)]),
    );
    const due = selectDue(
      names.map(name => ({
        name,
        wants: wants.get(name)!,
        reading: before.get(name),
        attempt: this.#attempts.get(name),
      })),
      {
        everyMs: this.#options.settings.gather.everyMs,
        now: this.#options.now(),
        isRequested: request.isRequested,
      },
    );
    const failure = await this.#gather({ due, hosts, wants }, signal);
    const after =
      due.length === 0 ? before : await this.#know(names, elsewhere, signal);
    this.#forgetOthers(after);
    return this.#conclude(after, failure);
  }

  async #know(
    names: readonly string[],
    elsewhere: ReadonlyMap<string, HostReading>,
    signal: AbortSignal,
  ): Promise<Map<string, HostReading>> {
    const gathered = await this.#folder.read(names, signal);
    const { settings, now } = this.#options;
    const youngerThan = now() - settings.gather.everyMs;
    return new Map(
      names.map(name => [
        name,
        chooseReading(gathered.get(name)!, elsewhere.get(name), youngerThan),
      ]),
    );
  }

  async #gather(
    plan: {
      due: readonly string[];
      hosts: readonly Host[];
      wants: ReadonlyMap<string, GatherWants>;
    },
    signal: AbortSignal,
  ): Promise<ObservationError | undefined> {
    const { settings, now } = this.#options;
    const byName = new Map(plan.hosts.map(({ host }) => [host.name, host]));
    const begunAt = now();
    const { batch } = settings.gather;
    for (let from = 0; from < plan.due.length; from += batch) {
      if (from > 0 && now() - begunAt > beginsWithinMs) {
        return undefined;
      }
      const names = plan.due.slice(from, from + batch);
      const wants = new Map(names.map(name => [name, plan.wants.get(name)!]));
      const outcome = await runGather(
        this.#options,
        {
          settings,
          hosts: names.map(name => byName.get(name)!),
          wants,
          store: this.#options.store,
        },
        signal,
      );
      this.#remember(wants, outcome);
      // Nothing came of it and no host is to blame: the next run would end in the same way.
      if (outcome.failure && outcome.gathered.size === 0) {
        return outcome.failure;
      }
    }
    return undefined;
  }

  #remember(
    wants: ReadonlyMap<string, GatherWants>,
    { gathered, causes, failure }: GatherOutcome,
  ): void {
    const at = this.#options.now();
    for (const [name, wanted] of wants) {
      const cause = gathered.has(name)
        ? undefined
        : failure?.toCause() ?? causes.get(name);
      this.#attempts.set(name, {
        at,
        wantsKey: keyOfWants(wanted),
        cause,
        isOfHost: !failure,
      });
    }
  }

  #conclude(
    readings: Map<string, HostReading>,
    failure: ObservationError | undefined,
  ): Map<string, HostReading> {
    if (
      failure &&
      [...readings.values()].every(reading => 'cause' in reading)
    ) {
      throw failure;
    }
    const concluded = new Map<string, HostReading>();
    for (const [name, reading] of readings) {
      const { cause, isOfHost } = this.#attempts.get(name) ?? {};
      // That Ansible itself fails says nothing about a host of which facts are there; that it cannot be reached does.
      concluded.set(
        name,
        cause && (isOfHost || 'cause' in reading) ? { cause } : reading,
      );
    }
    return concluded;
  }

  #forgetOthers(asked: ReadonlyMap<string, unknown>): void {
    if (this.#attempts.size > 2 * asked.size + 1000) {
      for (const name of this.#attempts.keys()) {
        if (!asked.has(name)) {
          this.#attempts.delete(name);
        }
      }
    }
  }
}
