import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { GitopsConfig } from './GitopsConfig';
import { readIgnoreDifferences } from './readIgnoreDifferences';
import { readInventories } from './readInventories';
import { readRepositories } from './readRepositories';

/**
 * Reads and checks everything under `gitops`, once, at start. Modules read their own keys.
 *
 * @throws InputError whose message names the key
 */
export function readGitopsConfig(root: Config): GitopsConfig {
  const config = root.getOptionalConfig('gitops');
  const intervals = {
    repository: readInterval(config, 'intervals.repository', { minutes: 1 }),
    target: readInterval(config, 'intervals.target', { minutes: 1 }),
    catalog: readInterval(config, 'intervals.catalog', { minutes: 2 }),
  };
  return {
    repositories: readRepositories(config),
    inventories: readInventories(config),
    intervals,
    staleAfter: readStaleAfter(config, intervals),
    concurrency: readConcurrency(config),
    ignoreDifferences: readIgnoreDifferences(config),
  };
}

function readStaleAfter(
  config: Config | undefined,
  intervals: GitopsConfig['intervals'],
): number {
  const staleAfter = readInterval(config, 'staleAfter', { minutes: 10 });
  for (const name of ['repository', 'target'] as const) {
    if (staleAfter <= intervals[name]) {
      throw new InputError(
        `gitops.staleAfter must be longer than gitops.intervals.${name}, or everything is unknown between two looks`,
      );
    }
  }
  return staleAfter;
}

function readInterval(
  config: Config | undefined,
  key: string,
  defaultValue: HumanDuration,
): number {
  const duration = config?.has(key)
    ? readDurationFromConfig(config, { key })
    : defaultValue;
  const milliseconds = durationToMilliseconds(duration);
  // A shorter one would turn the loop into a busy loop against clusters and git servers; a longer one never fires.
  if (milliseconds < 1000 || milliseconds > 7 * 24 * 3600 * 1000) {
    throw new InputError(
      `gitops.${key} must be between one second and seven days`,
    );
  }
  return milliseconds;
}

function readConcurrency(config: Config | undefined): number {
  const concurrency = config?.getOptionalNumber('concurrency') ?? 4;
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 64) {
    throw new InputError(
      'gitops.concurrency must be a whole number from 1 to 64',
    );
  }
  return concurrency;
}
