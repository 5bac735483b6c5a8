import { DeliveryPlaybook, TreeFile } from '@oneroof/plugin-gitops-common';
import { ObservationError, PlaybookRequest } from '@oneroof/plugin-gitops-node';
import { posix } from 'node:path';
import { HostPlacement } from '../../database/operations/hosts/findHostPlacement';
import { causeOf } from '../causeOf';
import { LoopContext } from '../LoopContext';
import { RevisionTrees } from '../render/RevisionTrees';

type Repository = NonNullable<HostPlacement['repository']>;

/**
 * All that a run of a placement's playbook needs, as git and the inventory have it now.
 *
 * @throws ObservationError when a part of it cannot be read, or is not there
 */
export async function readPlaybook(
  placement: HostPlacement & { playbook: DeliveryPlaybook },
  { context, signal }: { context: LoopContext; signal: AbortSignal },
): Promise<PlaybookRequest> {
  const { inventory: name, group, playbook } = placement;
  const repository = requireRepository(placement);
  const inventory = await context.inventories.read(name, {
    maxAgeSeconds: 0,
    signal,
  });
  const hosts = inventory.byGroup.get(group) ?? [];
  if (hosts.length === 0) {
    throw new ObservationError(
      'empty',
      `group "${group}" of inventory "${name}" has no hosts`,
    );
  }
  return {
    inventory: name,
    inventoryFiles: inventory.files,
    hosts,
    repository: repository.location,
    folder: playbook.folder,
    files: await readFolder(repository, playbook, { context, signal }),
    playbook: playbook.file,
    vars: placement.vars,
  };
}

/** Nobody knows what git declares while its repository cannot be read: what was declared once must not be run then. */
function requireRepository({
  desiredTree,
  repository,
}: HostPlacement): Repository {
  if (!repository?.commit || desiredTree === undefined || repository.cause) {
    const { code, message } = repository?.cause ?? {
      code: 'not-observed',
      message: 'it is not known what git declares for this placement now',
    };
    throw new ObservationError(code, message);
  }
  return repository;
}

async function readFolder(
  repository: Repository,
  { folder, file }: DeliveryPlaybook,
  { context, signal }: { context: LoopContext; signal: AbortSignal },
): Promise<TreeFile[]> {
  const trees = new RevisionTrees(context.adapters, signal);
  const files = await readFetched(trees, repository, folder);
  const path = posix.join(folder, file);
  if (!files.some(candidate => candidate.path === path)) {
    throw new ObservationError(
      'not-found',
      `the playbook ${path} does not exist at ${repository.commit!.slice(
        0,
        12,
      )}`,
    );
  }
  return files;
}

/** Another backend may have fetched the commit, and this one not. */
async function readFetched(
  trees: RevisionTrees,
  repository: Repository,
  folder: string,
): Promise<TreeFile[]> {
  try {
    return await trees.open(repository).readFolder(folder);
  } catch (error) {
    if (causeOf(error)?.code !== 'not-found') {
      throw error;
    }
    return (await trees.openFetched(repository)).readFolder(folder);
  }
}
