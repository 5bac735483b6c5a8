import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { z } from 'zod';
import { InventoryHost } from '@oneroof/plugin-gitops-common';
import { isInventoryName } from '../connection/destinationPatterns';
import { KnownHosts, SshIdentity, SshInventoryConfig } from './SshConfig';
import { SshSection, sshSchema } from './sshSchema';

const secondMs = 1000;
const hourMs = 60 * 60 * secondMs;
const dayMs = 24 * hourMs;

/**
 * Reads `ssh` of the entries of `gitops.inventories`.
 *
 * @param environment - where `SSH_AUTH_SOCK` is looked up
 * @throws InputError that names the key at fault
 */
export function readSshConfig(
  root: Config,
  environment: Readonly<Record<string, string | undefined>>,
): SshInventoryConfig[] {
  const entries = root.getOptionalConfigArray('gitops.inventories') ?? [];
  const names = new Set<string>();
  const inventories: SshInventoryConfig[] = [];
  entries.forEach((entry, index) => {
    const key = `gitops.inventories[${index}]`;
    const name = entry.getString('name');
    if (!isInventoryName(name)) {
      throw new InputError(`${key}.name: is not a name`);
    }
    if (names.has(name)) {
      throw new InputError(
        `${key}.name: there are two inventories named "${name}"`,
      );
    }
    names.add(name);
    if (entry.has('ssh')) {
      inventories.push(readInventory(entry, { key, environment }));
    }
  });
  return inventories;
}

function readInventory(
  entry: Config,
  context: {
    key: string;
    environment: Readonly<Record<string, string | undefined>>;
  },
): SshInventoryConfig {
  const key = `${context.key}.ssh`;
  const section = parse(entry.get('ssh'), key);
  const isListedByOther = entry.has('ansible.inventory');
  if (Boolean(section.hosts) === isListedByOther) {
    throw new InputError(
      isListedByOther
        ? `${key}.hosts: the hosts are listed by "ansible.inventory"; leave out one of the two`
        : `${key}.hosts: is missing; which hosts are there?`,
    );
  }
  const { jumpHost, algorithms } = section;
  return {
    name: entry.getString('name'),
    staleAfterMs: readMilliseconds(entry, {
      key: context.key,
      name: 'staleAfter',
      usual: hourMs,
      most: 7 * dayMs,
    }),
    hosts: section.hosts && toHosts(section.hosts, key),
    user: section.user,
    port: section.port ?? 22,
    identity: toIdentity(section, { key, environment: context.environment }),
    knownHosts: toKnownHosts(section.knownHosts),
    jumpHost: jumpHost && {
      address: jumpHost.address,
      port: jumpHost.port ?? 22,
      user: jumpHost.user ?? section.user,
    },
    algorithms: {
      HostKeyAlgorithms: algorithms?.hostKeys,
      PubkeyAcceptedKeyTypes: algorithms?.publicKeys,
      KexAlgorithms: algorithms?.keyExchanges,
      Ciphers: algorithms?.ciphers,
      MACs: algorithms?.macs,
    },
    timeoutMs: readMilliseconds(entry.getConfig('ssh'), {
      key,
      name: 'timeout',
      usual: 30 * secondMs,
      most: 600 * secondMs,
    }),
    concurrency: section.concurrency ?? 50,
    allowCommands: section.allowCommands ?? false,
  };
}

function parse(value: unknown, key: string): SshSection {
  const parsed = sshSchema.safeParse(value);
  if (parsed.success) {
    return parsed.data;
  }
  // Only zod's words about the place: a message must not quote a private key.
  const [issue] = parsed.error.issues;
  throw new InputError(`${key}${toPath(issue)}: ${issue.message}`);
}

function toPath({ path }: z.core.$ZodIssue): string {
  return path
    .map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('');
}

function toHosts(
  hosts: NonNullable<SshSection['hosts']>,
  key: string,
): InventoryHost[] {
  const names = new Set<string>();
  hosts.forEach((host, index) => {
    if (names.has(host.name)) {
      throw new InputError(
        `${key}.hosts[${index}].name: there are two hosts named "${host.name}"`,
      );
    }
    names.add(host.name);
  });
  return hosts
    .map(({ groups, ...host }) => ({
      ...host,
      groups: [...new Set(groups)].sort(),
      vars: {},
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function toIdentity(
  section: SshSection,
  context: {
    key: string;
    environment: Readonly<Record<string, string | undefined>>;
  },
): SshIdentity {
  if (section.privateKey !== undefined) {
    return { type: 'key', privateKey: section.privateKey };
  }
  const socket = context.environment.SSH_AUTH_SOCK;
  if (!socket) {
    throw new InputError(
      `${context.key}.agent: the backend was started without SSH_AUTH_SOCK, so there is no agent`,
    );
  }
  return { type: 'agent', socket };
}

function toKnownHosts(section: SshSection['knownHosts']): KnownHosts {
  return section.path === undefined
    ? { type: 'text', text: `${section.text}\n` }
    : { type: 'file', path: section.path };
}

function readMilliseconds(
  config: Config,
  options: { key: string; name: string; usual: number; most: number },
): number {
  const { key, name, usual, most } = options;
  if (!config.has(name)) {
    return usual;
  }
  const milliseconds = durationToMilliseconds(
    readDurationFromConfig(config, { key: name }),
  );
  if (!(milliseconds >= secondMs && milliseconds <= most)) {
    throw new InputError(
      `${key}.${name}: must be between one second and ${
        most / secondMs
      } seconds`,
    );
  }
  return milliseconds;
}
