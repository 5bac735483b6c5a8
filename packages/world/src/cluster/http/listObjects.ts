import { ApiError } from '../ApiError';
import { Cluster } from '../Cluster';
import { apiVersionOf, ResourceKind } from '../resources/ResourceKind';
import { itemJson, objectJson } from './objectJson';
import { builtInKinds } from '../resources/builtInKinds';
import { selectLabels } from './selectLabels';

/** Answers a list, in chunks where the client asks for them. The result is JSON text. */
export function listObjects(
  cluster: Cluster,
  kind: ResourceKind,
  query: { namespace?: string; parameters: URLSearchParams },
): string {
  const { parameters } = query;
  const limit = readLimit(parameters.get('limit'));
  const token = parameters.get('continue');
  const matches = selectLabels(parameters.get('labelSelector'));
  const hasName = selectName(parameters.get('fieldSelector'));
  const all = () =>
    cluster.store
      .list(kind, query.namespace)
      .filter(object => matches(object) && hasName(object.metadata.name));
  const page = token
    ? cluster.pages.next(token, limit)
    : cluster.pages.first(all(), cluster.store.revision, limit);
  const metadata = {
    resourceVersion: String(page.revision),
    ...(page.continue ? { continue: page.continue } : {}),
    ...(page.remainingItemCount === undefined
      ? {}
      : { remainingItemCount: page.remainingItemCount }),
  };
  const head = JSON.stringify({
    kind: `${kind.kind}List`,
    apiVersion: apiVersionOf(kind),
    metadata,
  });
  const toJson = builtInKinds.includes(kind) ? itemJson : objectJson;
  const items = page.items.map(toJson).join(',');
  return `${head.slice(0, -1)},"items":[${items}]}`;
}

function readLimit(text: string | null): number | undefined {
  if (!text || text === '0') {
    return undefined;
  }
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 0) {
    throw ApiError.badRequest(`invalid limit: ${text}`);
  }
  return limit;
}

function selectName(selector: string | null): (name: string) => boolean {
  const wanted = /^metadata\.name=(.+)$/.exec(selector ?? '')?.[1];
  return name => wanted === undefined || name === wanted;
}
