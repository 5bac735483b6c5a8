import { isAbsolute } from 'node:path';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/** One section of the configuration, and where it stands, for words about mistakes. */
export interface Section {
  config: Config;
  /** For example `gitops.inventories[0].ansible`. */
  key: string;
}

const weekMs = 7 * 24 * 60 * 60 * 1000;

/**
 * A duration from one second to seven days, in milliseconds: a longer timer would come near to what overflows.
 *
 * @throws InputError that names the key
 */
export function readMilliseconds(
  { config, key }: Section,
  name: string,
  usual: number,
): number {
  if (!config.has(name)) {
    return usual;
  }
  const milliseconds = readDuration({ config, key }, name);
  if (!(milliseconds >= 1000 && milliseconds <= weekMs)) {
    throw new InputError(
      `${key}.${name}: must be between one second and seven days`,
    );
  }
  return milliseconds;
}

function readDuration({ config, key }: Section, name: string): number {
  try {
    return durationToMilliseconds(
      readDurationFromConfig(config, { key: name }),
    );
  } catch {
    throw new InputError(
      `${key}.${name}: must be a duration such as "5m" or { minutes: 5 }`,
    );
  }
}

/** @throws InputError that names the key */
export function readCount(
  { config, key }: Section,
  name: string,
  { usual, most }: { usual: number; most: number },
): number {
  const count = config.getOptionalNumber(name) ?? usual;
  if (!Number.isInteger(count) || count < 1 || count > most) {
    throw new InputError(
      `${key}.${name}: must be a whole number from 1 to ${most}`,
    );
  }
  return count;
}

/**
 * An absolute path. Ansible cuts its settings at blanks and quotes and expands `~`, `$`, `%` and braces, so that a path
 * with one of these would be another path there.
 *
 * @throws InputError that names the key
 */
export function readPath(
  { config, key }: Section,
  name: string,
): string | undefined {
  const path = config.getOptionalString(name);
  if (path === undefined) {
    return undefined;
  }
  if (!isAbsolute(path)) {
    throw new InputError(`${key}.${name}: must be an absolute path`);
  }
  // eslint-disable-next-line no-control-regex
  if (/[\s'"\\,:;~$%{}#\u0000-\u001f\u007f]/.test(path)) {
    throw new InputError(
      `${key}.${name}: Ansible would read this path as something else; use one without blanks, quotes and any of \\ , : ; ~ $ % { } #`,
    );
  }
  return path;
}

/** @throws InputError where a key is not known, for example because it is misspelled */
export function refuseUnknownKeys(
  { config, key }: Section,
  known: readonly string[],
): void {
  const unknown = config.keys().find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw new InputError(
      `${key}: there is no "${unknown}" here; known are ${known.join(', ')}`,
    );
  }
}
