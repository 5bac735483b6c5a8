import { RepositoryLocation } from '@oneroof/plugin-gitops-common';
import { ObservationError, RevisionReader } from '@oneroof/plugin-gitops-node';
import { Adapters } from '../adapters/Adapters';

/** @throws ObservationError `not-configured` where no installed reader knows such a repository */
export function findRevisionReader(
  { revisionReaders }: Pick<Adapters, 'revisionReaders'>,
  location: RepositoryLocation,
): RevisionReader {
  const { url } = location;
  const protocol = URL.canParse(url) ? new URL(url).protocol : '';
  const reader = revisionReaders
    .list()
    .find(({ protocols }) => protocols.includes(protocol));
  if (!reader) {
    throw new ObservationError(
      'not-configured',
      'no installed revision reader knows this repository',
    );
  }
  return reader;
}
