import {
  HostFacts,
  HostQuestion,
  HostReading,
  HostThing,
} from '@oneroof/plugin-gitops-common';
import { SshServer } from '@oneroof/plugin-gitops-node/testUtils';
import { SshInventoryConfig } from '../config/SshConfig';
import { SshHostReader } from '../SshHostReader';

export const question = (
  kind: HostQuestion['kind'],
  key: string,
  properties: string[] = [],
  settings: HostQuestion['settings'] = {},
): HostQuestion => ({ kind, key, properties, settings });

/** An inventory `test` of the addresses of a server, each a host of its own by the name `host-N`. */
export function configFor(
  server: SshServer,
  changes: Partial<SshInventoryConfig> = {},
): SshInventoryConfig {
  return {
    name: 'test',
    staleAfterMs: 3_600_000,
    hosts: server.addresses.map((address, index) => ({
      name: `host-${index}`,
      address,
      groups: [],
      vars: {},
    })),
    user: server.user,
    port: server.port,
    identity: { type: 'key', privateKey: server.privateKey },
    knownHosts: { type: 'text', text: server.knownHosts },
    algorithms: {},
    timeoutMs: 30_000,
    concurrency: 50,
    allowCommands: false,
    ...changes,
  };
}

/** Asks the hosts of one inventory the same questions. */
export async function readHosts(
  config: SshInventoryConfig,
  questions: readonly HostQuestion[],
  reader = readerFor(config),
): Promise<ReadonlyMap<string, HostReading>> {
  return reader.read(
    {
      inventory: config.name,
      hosts: (config.hosts ?? []).map(host => ({ host, questions })),
      isRequested: false,
    },
    new AbortController().signal,
  );
}

export function readerFor(
  config: SshInventoryConfig,
  program = '/usr/bin/ssh',
  now?: () => Date,
): SshHostReader {
  return new SshHostReader({ inventories: [config], program, now });
}

/** Asks the first host of a server. */
export async function readHost(
  config: SshInventoryConfig,
  questions: readonly HostQuestion[],
): Promise<HostReading> {
  const readings = await readHosts(config, questions);
  return readings.get('host-0')!;
}

/** What the first host of a server says about one thing. */
export async function readThing(
  config: SshInventoryConfig,
  asked: HostQuestion,
): Promise<HostThing> {
  const { things } = factsOf(await readHost(config, [asked]));
  return things[asked.kind]!.byKey.get(asked.key)!;
}

/** @throws Error with the cause of a host that did not answer */
export function factsOf(reading: HostReading | undefined): HostFacts {
  if (!reading || 'cause' in reading) {
    throw new Error(`the host has no facts: ${JSON.stringify(reading)}`);
  }
  return reading.facts;
}
