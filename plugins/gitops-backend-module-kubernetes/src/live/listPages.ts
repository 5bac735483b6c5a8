import { KubernetesObject } from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { ClusterApi, JsonAnswer } from '../cluster/ClusterApi';
import { toStatusError } from '../cluster/toStatusError';
import { parsePage } from './parsePage';
import { nameResource, ServedKind } from './ServedKind';

/** A list that is complete. */
export interface ListOutcome {
  objects: KubernetesObject[];
}

/** Which objects of a list are wanted, and how many at most. */
export interface ListBounds {
  /** Labels that all of them carry. */
  labels?: Record<string, string>;
  /** A list with more objects is given up; unlimited when absent. */
  maxObjects?: number;
}

/** The size of the chunks that kubectl and the controllers use; smaller ones for kinds with very large objects. */
const pageSizes: readonly number[] = [500, 50, 5, 1];

/** A server that hands out continue tokens for ever is cut off here. */
const maxPages = 10_000;

/**
 * Lists all pages of a kind.
 *
 * @throws ObservationError when the list could not be read to its end
 */
export async function listPages(
  api: ClusterApi,
  kind: ServedKind,
  path: string,
  { labels, maxObjects = Infinity }: ListBounds = {},
): Promise<ListOutcome> {
  const action = `list ${nameResource(kind)} in cluster ${api.cluster}`;
  let restarted = false;
  let sizes = pageSizes;
  let objects: KubernetesObject[] = [];
  let continueToken = '';
  for (let page = 0; page < maxPages; page += 1) {
    const { answer, size } = await getPage(api, path, {
      continueToken,
      labels,
      sizes,
    });
    // What was too large once would most likely be so again, and is read in vain each time.
    sizes = sizes.slice(sizes.indexOf(size));
    if (answer.status === 410 && continueToken && !restarted) {
      // The server no longer has the version at which this list began. A new one may be quick enough.
      restarted = true;
      objects = [];
      continueToken = '';
      continue;
    }
    if (answer.status !== 200) {
      throw toStatusError(answer.status, action);
    }
    const parsed = parsePage(answer.body, kind);
    if (!parsed) {
      throw new ObservationError(
        'invalid',
        `cannot ${action}: the answer is not a list of objects`,
      );
    }
    objects =
      objects.length > 0 ? objects.concat(parsed.objects) : parsed.objects;
    continueToken = parsed.continueToken;
    if (objects.length > maxObjects) {
      throw new ObservationError(
        'too-large',
        `cannot ${action}: there are more than ${maxObjects}`,
      );
    }
    if (!continueToken) {
      return { objects };
    }
  }
  throw new ObservationError(
    'too-large',
    `cannot ${action}: more than ${maxPages} pages`,
  );
}

/** Asks for fewer objects where a page is larger than an answer may be. */
async function getPage(
  api: ClusterApi,
  path: string,
  query: {
    continueToken: string;
    labels?: Record<string, string>;
    sizes: readonly number[];
  },
): Promise<{ answer: JsonAnswer; size: number }> {
  const { continueToken, labels = {}, sizes } = query;
  const token =
    continueToken && `&continue=${encodeURIComponent(continueToken)}`;
  const selector = Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
  const selection =
    selector && `&labelSelector=${encodeURIComponent(selector)}`;
  let failure: unknown;
  for (const size of sizes) {
    try {
      const answer = await api.getJson(
        `${path}?limit=${size}${selection}${token}`,
      );
      return { answer, size };
    } catch (error) {
      if (!(error instanceof ObservationError && error.code === 'too-large')) {
        throw error;
      }
      failure = error;
    }
  }
  throw failure;
}
