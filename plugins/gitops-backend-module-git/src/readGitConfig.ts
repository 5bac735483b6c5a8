import { tmpdir, userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { HumanDuration, durationToMilliseconds } from '@backstage/types';

/** Settings of this module. */
export interface GitConfig {
  /** Absolute path of the folder for mirrors. */
  directory: string;
  /** Milliseconds for one command of git. */
  timeout: number;
  /** Hosts, with their port where it is not 80, that may be asked over plain HTTP. */
  httpHosts: ReadonlySet<string>;
  /** Hosts of the repositories that the operator has named. */
  repositoryHosts: ReadonlySet<string>;
}

const defaultTimeout: HumanDuration = { minutes: 1 };
const minTimeoutMs = 1000;
const maxTimeoutMs = 60 * 60 * 1000;

/**
 * Reads `gitops.git`, and the hosts of `gitops.repositories`.
 *
 * @throws InputError with a message that names the key
 */
export function readGitConfig(config: Config): GitConfig {
  return {
    directory: readDirectory(config),
    timeout: readTimeout(config),
    httpHosts: readHttpHosts(config),
    repositoryHosts: readRepositoryHosts(config),
  };
}

function readDirectory(config: Config): string {
  const key = 'gitops.git.directory';
  const directory = config.getOptionalString(key);
  if (directory === undefined) {
    // With the user's number, because the folder of temporary files is shared and ours is for us alone.
    return join(tmpdir(), `oneroof-git-${userInfo().uid}`);
  }
  if (!isAbsolute(directory)) {
    throw new InputError(`${key} must be an absolute path`);
  }
  return directory;
}

function readTimeout(config: Config): number {
  const key = 'gitops.git.timeout';
  const timeout = durationToMilliseconds(
    config.has(key) ? readDurationFromConfig(config, { key }) : defaultTimeout,
  );
  if (!(timeout >= minTimeoutMs && timeout <= maxTimeoutMs)) {
    throw new InputError(`${key} must be between 1 second and 1 hour`);
  }
  return timeout;
}

function readHttpHosts(config: Config): Set<string> {
  const key = 'gitops.git.dangerouslyAllowHttp';
  const hosts = config.getOptionalStringArray(key) ?? [];
  return new Set(
    hosts.map((host, index) => {
      const url = `http://${host}`;
      // As `URL` writes it, so that it equals the host of a repository: in lower case, without a port of 80.
      if (!URL.canParse(url) || /[/@?#*\s]/.test(host)) {
        throw new InputError(
          `${key}[${index}] must be a host with or without a port, such as git.internal:3000`,
        );
      }
      return new URL(url).host;
    }),
  );
}

function readRepositoryHosts(config: Config): Set<string> {
  const hosts = new Set<string>();
  for (const repository of config.getOptionalConfigArray(
    'gitops.repositories',
  ) ?? []) {
    // Whether it is a good URL is for the plugin to say, which owns the key.
    const url = repository.getOptionalString('url') ?? '';
    if (URL.canParse(url)) {
      hosts.add(new URL(url).host);
    }
  }
  return hosts;
}
