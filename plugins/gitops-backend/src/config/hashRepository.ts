import { RepositoryLocation } from '@oneroof/plugin-gitops-common';
import { createHash } from 'node:crypto';

/** The id under which a repository and ref stand in the database: 32 hexadecimal digits. */
export function hashRepository(location: RepositoryLocation): string {
  return createHash('sha256')
    .update(JSON.stringify([location.url, location.ref ?? null]))
    .digest('hex')
    .slice(0, 32);
}
