import { ArtifactVersion } from '@oneroof/plugin-gitops-common';
import { toStoredText } from './toStoredText';

/**
 * JSON of versions as PostgreSQL can search it: it refuses an escaped NUL or half of a character inside JSON, and one
 * such image tag would make every search of the board fail.
 */
export function toStoredVersions(versions: readonly ArtifactVersion[]): string {
  return JSON.stringify(
    versions.map(({ artifact, version }) => ({
      artifact,
      version: Buffer.from(toStoredText(version, 500), 'utf8').toString('utf8'),
    })),
  );
}
