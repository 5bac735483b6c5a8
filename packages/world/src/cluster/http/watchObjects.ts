import { ServerResponse } from 'node:http';
import { ApiError } from '../ApiError';
import { Cluster } from '../Cluster';
import {
  apiVersionOf,
  qualifiedPlural,
  ResourceKind,
} from '../resources/ResourceKind';
import { StoreEvent } from '../store/ObjectStore';
import { objectJson } from './objectJson';
import { selectLabels } from './selectLabels';

const bookmarkMs = 5000;
const longestMs = 30 * 60_000;

/** Streams changes until the client goes or its time is over. */
export function watchObjects(
  cluster: Cluster,
  kind: ResourceKind,
  request: {
    namespace?: string;
    parameters: URLSearchParams;
    response: ServerResponse;
  },
): void {
  const { namespace, parameters, response } = request;
  const resource = qualifiedPlural(kind);
  const hasLabels = selectLabels(parameters.get('labelSelector'));
  const name = /^metadata\.name=(.+)$/.exec(
    parameters.get('fieldSelector') ?? '',
  )?.[1];
  const send = (event: StoreEvent) => {
    const { metadata } = event.object;
    if (
      event.resource === resource &&
      (namespace === undefined || metadata.namespace === namespace) &&
      (name === undefined || metadata.name === name) &&
      hasLabels(event.object)
    ) {
      response.write(
        `{"type":"${event.type}","object":${objectJson(event.object)}}\n`,
      );
    }
  };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.flushHeaders();
  if (!sendPast(cluster, kind, { parameters, response, send })) {
    response.end();
    return;
  }
  const unsubscribe = cluster.store.subscribe(send);
  const bookmarks = setInterval(() => {
    if (parameters.get('allowWatchBookmarks') === 'true') {
      response.write(`${bookmark(kind, cluster.store.revision)}\n`);
    }
  }, bookmarkMs);
  const seconds = Number(parameters.get('timeoutSeconds')) || Infinity;
  const end = setTimeout(
    () => response.end(),
    Math.min(seconds * 1000, longestMs),
  );
  response.on('close', () => {
    unsubscribe();
    clearInterval(bookmarks);
    clearTimeout(end);
  });
}

/** Sends what a new watcher has missed; false where the server no longer knows it, which the client is told as 410. */
function sendPast(
  cluster: Cluster,
  kind: ResourceKind,
  watch: {
    parameters: URLSearchParams;
    response: ServerResponse;
    send: (event: StoreEvent) => void;
  },
): boolean {
  const from = watch.parameters.get('resourceVersion');
  const { store } = cluster;
  try {
    if (!from || from === '0') {
      for (const object of store.list(kind)) {
        const revision = Number(object.metadata.resourceVersion);
        const resource = qualifiedPlural(kind);
        watch.send({ type: 'ADDED', resource, revision, object });
      }
    } else {
      store.since(Number(from)).forEach(watch.send);
    }
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    const event = { type: 'ERROR', object: error.toStatus() };
    watch.response.write(`${JSON.stringify(event)}\n`);
    return false;
  }
}

function bookmark(kind: ResourceKind, revision: number): string {
  return JSON.stringify({
    type: 'BOOKMARK',
    object: {
      kind: kind.kind,
      apiVersion: apiVersionOf(kind),
      metadata: { resourceVersion: String(revision), creationTimestamp: null },
    },
  });
}
