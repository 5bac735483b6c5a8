import {
  DesiredSnapshot,
  indexLiveSnapshot,
  LiveIndex,
} from '@oneroof/plugin-gitops-common';
import { CliError } from '../CliError';
import { readManifests } from '../manifests/readManifests';
import { Progress } from '../output/Progress';
import { Terminal } from '../terminal/Terminal';
import { ClusterOptions } from './ClusterOptions';
import { LiveReading, readLive } from './readLive';

/** What manifests declare, and what runs of it. */
export interface Observation {
  desired: DesiredSnapshot;
  live: LiveIndex;
  /** Absent where nothing was asked for. */
  context?: string;
  /** Namespace of objects that name none. */
  namespace?: string;
  /** Reads what the health of objects hangs on; absent where nothing was asked for. */
  readRelated?: LiveReading['readRelated'];
}

/**
 * Reads the manifests that a command line names, and then their objects from the cluster.
 *
 * @throws CliError or ObservationError when nothing can be said at all
 */
export async function observeManifests(
  options: ClusterOptions,
  { terminal, progress }: { terminal: Terminal; progress: Progress },
): Promise<Observation> {
  progress.show('Reading manifests');
  const { objects, problems } = await readManifests(options, terminal);
  const desired = { treeId: 'command line', objects, problems };
  if (objects.length === 0) {
    if (problems.length === 0) {
      throw new CliError('there is no manifest in what -f names');
    }
    // The cluster has nothing to say about documents that nobody can read.
    const nothing = indexLiveSnapshot({ kinds: [], objects: [] });
    return { desired, live: nothing, namespace: options.namespace };
  }
  return {
    desired,
    ...(await readLive(objects, options, { terminal, progress })),
  };
}
