import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Config, ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  AnsibleConfig,
  AnsibleInventoryConfig,
  GatherConfig,
  LoginConfig,
} from './AnsibleConfig';
import { readInventoryPlace } from './readInventoryPlace';
import { readPlaybooksConfig } from './readPlaybooksConfig';
import {
  readCount,
  readMilliseconds,
  readPath,
  refuseUnknownKeys,
  Section,
} from './readSettings';

const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;

/**
 * Reads `gitops.ansible`, and `ansible` of the entries of `gitops.inventories`.
 *
 * @throws InputError that names the key at fault
 */
export function readAnsibleConfig(root: Config): AnsibleConfig {
  const names = new Set<string>();
  const inventories: AnsibleInventoryConfig[] = [];
  const entries = root.getOptionalConfigArray('gitops.inventories') ?? [];
  entries.forEach((config, index) => {
    const key = `gitops.inventories[${index}]`;
    const name = readName({ config, key });
    if (names.has(name)) {
      throw new InputError(
        `${key}.name: there are two inventories named "${name}"`,
      );
    }
    names.add(name);
    if (config.has('ansible')) {
      inventories.push(readInventory({ config, key }, name));
    }
  });
  return { inventories, ...readGeneral(root) };
}

function readGeneral(root: Config): Omit<AnsibleConfig, 'inventories'> {
  const config =
    root.getOptionalConfig('gitops.ansible') ?? new ConfigReader({});
  const section = { config, key: 'gitops.ansible' };
  refuseUnknownKeys(section, [
    'binFolder',
    'factDirectory',
    'inventoryTimeout',
  ]);
  return {
    binFolder: readPath(section, 'binFolder'),
    factDirectory:
      readPath(section, 'factDirectory') ??
      // With the user's number, because the folder of temporary files is shared and ours is for us alone.
      join(tmpdir(), `oneroof-ansible-facts-${userInfo().uid}`),
    inventoryTimeoutMs: readMilliseconds(section, 'inventoryTimeout', minuteMs),
  };
}

function readName({ config, key }: Section): string {
  const name = config.getString('name');
  if (!/^[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?$/.test(name)) {
    throw new InputError(
      `${key}.name: must be letters, digits and . _ - between them, 253 at most`,
    );
  }
  return name;
}

function readInventory(entry: Section, name: string): AnsibleInventoryConfig {
  const section = {
    config: entry.config.getConfig('ansible'),
    key: `${entry.key}.ansible`,
  };
  refuseUnknownKeys(section, [
    'inventory',
    'config',
    'environment',
    'factCache',
    'gather',
    'login',
    'playbooks',
  ]);
  const inventory = readInventoryPlace(section);
  const isReadByOther = entry.config.has('ssh');
  const gather = readGather(section);
  const factCache = readFactCache(section);
  if (isReadByOther && (gather || factCache)) {
    throw new InputError(
      `${section.key}: hosts of this inventory are read by "ssh"; leave out "factCache" and "gather", or "ssh"`,
    );
  }
  if (!inventory && !isReadByOther) {
    throw new InputError(
      `${section.key}.inventory: is missing; which hosts are there?`,
    );
  }
  return {
    name,
    staleAfterMs: readMilliseconds(entry, 'staleAfter', 24 * hourMs),
    inventory: inventory?.place,
    inventoryMaxAgeMs: inventory?.maxAgeMs ?? 5 * minuteMs,
    ansibleConfigFile: readPath(section, 'config'),
    handedOn: readHandedOn(section),
    isReadByOther,
    factCache,
    gather,
    login: readLogin(section),
    playbooks: readPlaybooksConfig(section),
  };
}

function readHandedOn({ config, key }: Section): string[] {
  const names = config.getOptionalStringArray('environment') ?? [];
  const wrong = names.find(name => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name));
  if (wrong !== undefined) {
    throw new InputError(
      `${key}.environment: ${JSON.stringify(
        wrong,
      )} is not the name of a variable`,
    );
  }
  return names;
}

function readFactCache({ config, key }: Section): string | undefined {
  const factCache = config.getOptionalConfig('factCache');
  if (!factCache) {
    return undefined;
  }
  const section = { config: factCache, key: `${key}.factCache` };
  refuseUnknownKeys(section, ['path']);
  factCache.getString('path');
  return readPath(section, 'path');
}

function readGather({ config, key }: Section): GatherConfig | undefined {
  const gather = config.getOptionalConfig('gather');
  if (!gather) {
    return undefined;
  }
  const section = { config: gather, key: `${key}.gather` };
  refuseUnknownKeys(section, ['every', 'batch', 'forks', 'timeout']);
  const timeoutMs = readMilliseconds(section, 'timeout', 5 * minuteMs);
  // The pass that waits for a run is ended after ten minutes, and other runs may have gone before.
  if (timeoutMs > 7 * minuteMs) {
    throw new InputError(
      `${section.key}.timeout: must be seven minutes at most; make "batch" smaller or "forks" larger instead`,
    );
  }
  return {
    everyMs: readMilliseconds(section, 'every', hourMs),
    batch: readCount(section, 'batch', { usual: 100, most: 1000 }),
    forks: readCount(section, 'forks', { usual: 10, most: 200 }),
    timeoutMs,
  };
}

function readLogin({ config, key }: Section): LoginConfig {
  const login = config.getOptionalConfig('login');
  if (!login) {
    return { become: false };
  }
  const section = { config: login, key: `${key}.login` };
  refuseUnknownKeys(section, [
    'user',
    'privateKeyFile',
    'knownHostsFile',
    'become',
  ]);
  const user = login.getOptionalString('user');
  if (user !== undefined && !/^[A-Za-z0-9_][A-Za-z0-9._-]*\$?$/.test(user)) {
    throw new InputError(`${section.key}.user: is not the name of a user`);
  }
  return {
    user,
    privateKeyFile: readPath(section, 'privateKeyFile'),
    knownHostsFile: readPath(section, 'knownHostsFile'),
    become: login.getOptionalBoolean('become') ?? false,
  };
}
