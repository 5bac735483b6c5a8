import { posix } from 'node:path';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { hasControlCharacters } from '../hasControlCharacters';
import { Reference } from './readReferences';

/** Every way in which some version of kustomize spells a remote repository or file. */
const remote = /:|\?|^github\.com|^(git|org-\d+)@/i;

/** Fields of the generators of Secrets: what is written there by mistake may be a value that nobody should see. */
const secretFields = ['files', 'envs', 'env'];

/** Which reference something is the matter with, in words. */
export function describeReference(
  { field, path }: Reference,
  folder: string,
): string {
  return secretFields.includes(field)
    ? `${folder}: an entry of ${field}`
    : `${folder}: ${field} ${JSON.stringify(path.slice(0, 100))}`;
}

/**
 * The path from the repository's root that a reference means.
 *
 * @param folder - of the kustomization that holds it
 * @throws ObservationError `invalid` for everything outside the repository
 */
export function resolveReference(reference: Reference, folder: string): string {
  const { path } = reference;
  const where = describeReference(reference, folder);
  if (remote.test(path)) {
    throw new ObservationError(
      'invalid',
      `${where} is remote; only files of the repository are rendered`,
    );
  }
  if (
    path === '' ||
    path.startsWith('/') ||
    path.includes('\\') ||
    hasControlCharacters(path)
  ) {
    throw new ObservationError('invalid', `${where} is not a relative path`);
  }
  const resolved = posix.join(folder, path).replace(/(?<=.)\/$/, '');
  if (resolved === '..' || resolved.startsWith('../')) {
    throw new ObservationError(
      'invalid',
      `${where} leads out of the repository`,
    );
  }
  return resolved;
}
