/**
 * A thing with versions that a Delivery moves through its environments.
 *
 * @public
 */
export interface ArtifactVersion {
  /** The artifact's name in the Delivery. */
  artifact: string;
  /** Image tag or digest, chart version, package version. */
  version: string;
}
