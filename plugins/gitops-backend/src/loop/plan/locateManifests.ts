import { Cause, DeliverySource } from '@oneroof/plugin-gitops-common';
import { matchesPatterns } from '@oneroof/plugin-gitops-node';
import { RepositoryConfig } from '../../config/GitopsConfig';
import { hashRepository } from '../../config/hashRepository';
import { PlannedPlacement } from '../../database/operations/placements/PlannedPlacement';
import { hashJson } from '../hashJson';

/** Where the manifests of a placement stand, or why they may not be taken from there. */
export interface ManifestLocation {
  repository: PlannedPlacement['repository'];
  cause?: Cause;
}

/**
 * Manifests may stand in another repository, but only in one that the configuration names and that is shared with the
 * repository of the delivery: the portal's credentials must not be lent to whatever URL somebody writes into a file, nor
 * show one team what another one keeps to itself.
 *
 * @param home - the repository of the delivery
 */
export function locateManifests(
  source: DeliverySource,
  home: RepositoryConfig | undefined,
  repositories: readonly RepositoryConfig[],
): ManifestLocation {
  if (!home) {
    return refuse(
      source,
      'the repository of the delivery is not listed in gitops.repositories any more',
    );
  }
  const url = source.repository?.replace(/\/+$/, '') ?? home.location.url;
  const entries =
    url === home.location.url
      ? [home]
      : repositories.filter(entry => isSharedAt(entry, url, home));
  if (entries.length === 0) {
    // One answer for both, or a delivery could be used to ask which repositories there are.
    return refuse(
      source,
      'the repository of the manifests is not listed in gitops.repositories, or not shared with the one of the delivery (sharedWith)',
    );
  }
  const ref = source.ref ?? entries[0].location.ref;
  const location = { url, ...(ref && { ref }) };
  return { repository: { id: hashRepository(location), location } };
}

function isSharedAt(
  { location, sharedWith = [] }: RepositoryConfig,
  url: string,
  home: RepositoryConfig,
): boolean {
  return location.url === url && matchesPatterns(home.location.url, sharedWith);
}

/** Under an id that no repository has: nothing that is known of one ever gets onto the placement's row. */
function refuse(
  { repository, ref }: DeliverySource,
  message: string,
): ManifestLocation {
  return {
    repository: {
      id: hashJson(['refused', repository ?? null, ref ?? null]).slice(0, 32),
    },
    cause: { code: 'not-allowed', message },
  };
}
