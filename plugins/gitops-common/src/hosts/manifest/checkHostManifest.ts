import { HostManifest } from '../../model/host';
import { ManifestResolver, ResolvedHostManifest } from './ManifestResolver';

/**
 * What is wrong with a manifest whatever its variables are, and what it declares as far as that can be told without
 * them. A problem without `paths` stands for a file that cannot be read at all. Variables that are not set are no problem
 * here: a Delivery or an inventory may set them. Never throws.
 *
 * @public
 */
export function checkHostManifest(
  files: HostManifest['files'],
): ResolvedHostManifest {
  return new ManifestResolver(files).check();
}
