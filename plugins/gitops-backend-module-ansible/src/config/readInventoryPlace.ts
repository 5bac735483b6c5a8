import { InputError } from '@backstage/errors';
import { InventoryPlace } from './AnsibleConfig';
import {
  readMilliseconds,
  readPath,
  refuseUnknownKeys,
  Section,
} from './readSettings';

const maxAgeMs = 5 * 60 * 1000;

/**
 * Reads `inventory` of a section: `path`, or `repository` with `path`, or `exported`.
 *
 * @throws InputError that names the key at fault
 */
export function readInventoryPlace({
  config,
  key,
}: Section): { place: InventoryPlace; maxAgeMs: number } | undefined {
  const inventory = config.getOptionalConfig('inventory');
  if (!inventory) {
    return undefined;
  }
  const section = { config: inventory, key: `${key}.inventory` };
  refuseUnknownKeys(section, ['path', 'repository', 'exported', 'maxAge']);
  return {
    place: readPlace(section),
    maxAgeMs: readMilliseconds(section, 'maxAge', maxAgeMs),
  };
}

function readPlace(section: Section): InventoryPlace {
  const { config, key } = section;
  if (config.has('exported')) {
    if (config.has('path') || config.has('repository')) {
      throw new InputError(
        `${key}: give "exported" alone, or "path", or "repository" with "path"`,
      );
    }
    return { type: 'exported', path: readPath(section, 'exported')! };
  }
  if (config.has('repository')) {
    return readGit(section);
  }
  config.getString('path');
  return { type: 'path', path: readPath(section, 'path')! };
}

function readGit({ config, key }: Section): InventoryPlace {
  const repository = config.getConfig('repository');
  refuseUnknownKeys({ config: repository, key: `${key}.repository` }, [
    'url',
    'ref',
  ]);
  const url = repository.getString('url');
  if (!isRepositoryUrl(url)) {
    throw new InputError(
      `${key}.repository.url: must be an https: or ssh: URL without a password`,
    );
  }
  const path = config.getString('path');
  const segments = path.split('/');
  if (
    path !== '.' &&
    segments.some(segment => ['', '.', '..', '.git'].includes(segment))
  ) {
    throw new InputError(
      `${key}.path: must be a path from the repository's root`,
    );
  }
  return {
    type: 'git',
    repository: { url, ref: repository.getOptionalString('ref') },
    path,
  };
}

function isRepositoryUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    ['https:', 'http:', 'ssh:'].includes(url.protocol) &&
    url.password === ''
  );
}
