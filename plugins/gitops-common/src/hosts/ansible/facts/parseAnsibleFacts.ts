import { isMap, JsonMap, own } from '../../../diff/values/json';
import { Cause } from '../../../model/cause';
import { HostFacts, HostReading, HostThing } from '../../../model/host';
import { ansibleLimits } from '../ansibleLimits';
import { definedOf, factOf, textOf } from '../plainValues';
import { readGroups, readUsers } from './readAccounts';
import { readCommands } from './readCommands';
import { readFiles } from './readFiles';
import { readDisks, readMounts } from './readMounts';
import { readPackages } from './readPackages';
import { readPorts } from './readPorts';
import { readServices } from './readServices';
import { readSystem } from './readSystem';

/**
 * What is known besides the document.
 *
 * @public
 */
export interface AnsibleFactsOptions {
  /** ISO 8601 time at which the document was written. Facts are as old as the older of this and what they say. */
  writtenAt?: string;
  /**
   * Descriptions of packages that hosts have in common. Hand the same map to all hosts of a fleet, and equal ones are
   * kept once; drop it after each pass.
   */
  shared?: Map<string, HostThing>;
}

/**
 * Reads the facts of one host as Ansible caches them (`jsonfile`) or as `setup` prints them: with or without the prefix
 * `ansible_`, bare or wrapped in `ansible_facts`.
 *
 * Things are described with goss's properties. What was listed as a whole (packages, services, users, groups, ports)
 * is `complete`; files and commands are those that were looked at, cached by `set_fact` as `oneroof_stat` (path to result
 * of `stat`, with a SHA-256 checksum, or of one that failed) and `oneroof_command` (text to `rc`, `stdout`, `stderr`).
 * Whether a restart is needed is told by `oneroof_reboot_required`, else by the files and the command that say so.
 *
 * Two limits of what `service_facts` tells: a unit that has done its work and exited counts as stopped, and whether a
 * failed one is enabled is not said.
 *
 * @param document - the text, or what it parses to
 * @public
 */
export function parseAnsibleFacts(
  document: unknown,
  options: AnsibleFactsOptions = {},
): HostReading {
  if (
    typeof document === 'string' &&
    document.length > ansibleLimits.factsLength
  ) {
    return refuse('too-large', 'the facts of the host are too large');
  }
  const parsed = typeof document === 'string' ? parseJson(document) : document;
  if (!isMap(parsed)) {
    return refuse(
      'invalid',
      'the facts of the host are no JSON object, or not whole',
    );
  }
  const wrapped = own(parsed, 'ansible_facts');
  const facts = isMap(wrapped) ? wrapped : parsed;
  const observedAt = observedAtOf(facts, options.writtenAt);
  if (observedAt === undefined) {
    return refuse(
      'invalid',
      'the facts of the host do not say when they were gathered',
    );
  }
  const things = readThings(facts, options.shared);
  const tooMany = Object.entries(things).find(
    ([, { byKey }]) => byKey.size > ansibleLimits.things,
  );
  if (tooMany) {
    return refuse(
      'too-large',
      `the host tells of too many things of the kind ${tooMany[0]}`,
    );
  }
  return {
    facts: {
      observedAt,
      ...readSystem(facts, observedAt),
      ...definedOf({ disks: readDisks(facts) }),
      things,
    },
  };
}

function readThings(
  facts: JsonMap,
  shared?: Map<string, HostThing>,
): HostFacts['things'] {
  return definedOf({
    package: readPackages(facts, shared),
    service: readServices(facts),
    file: readFiles(facts),
    user: readUsers(facts),
    group: readGroups(facts),
    port: readPorts(facts),
    command: readCommands(facts),
    mount: readMounts(facts),
  });
}

/** A clock that runs ahead must not make old facts young. */
function observedAtOf(
  facts: JsonMap,
  writtenAt: string | undefined,
): string | undefined {
  const dateTime = factOf(facts, 'date_time');
  const times = [
    isMap(dateTime) ? textOf(own(dateTime, 'iso8601')) : undefined,
    writtenAt,
  ]
    .map(time => (time === undefined ? NaN : Date.parse(time)))
    .filter(time => !Number.isNaN(time));
  return times.length === 0
    ? undefined
    : new Date(Math.min(...times)).toISOString();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuse(code: Cause['code'], message: string): HostReading {
  return { cause: { code, message } };
}
