import { InputError } from '@backstage/errors';
import { PlaybooksConfig } from './AnsibleConfig';
import { readMilliseconds, refuseUnknownKeys, Section } from './readSettings';

const minuteMs = 60 * 1000;

/**
 * Reads `playbooks` of a section. Absent means: none may be run.
 *
 * @throws InputError that names the key at fault
 */
export function readPlaybooksConfig({
  config,
  key,
}: Section): PlaybooksConfig | undefined {
  const playbooks = config.getOptionalConfig('playbooks');
  if (!playbooks) {
    return undefined;
  }
  const section = { config: playbooks, key: `${key}.playbooks` };
  refuseUnknownKeys(section, ['repositories', 'checkEvery', 'timeout', 'user']);
  const repositories = playbooks.getStringArray('repositories');
  if (repositories.length === 0) {
    throw new InputError(
      `${section.key}.repositories: name at least one, or leave out "playbooks"`,
    );
  }
  const user = playbooks.getOptionalString('user');
  if (user !== undefined && !/^[a-z_][a-z0-9_-]{0,31}$/.test(user)) {
    throw new InputError(
      `${section.key}.user: is not the name of a user of this machine`,
    );
  }
  return {
    repositories,
    checkEveryMs: readMilliseconds(section, 'checkEvery', 60 * minuteMs),
    timeoutMs: readMilliseconds(section, 'timeout', 30 * minuteMs),
    user,
  };
}
