import { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from '../ApiError';
import { Cluster } from '../Cluster';
import { qualifiedPlural } from '../resources/ResourceKind';
import { RequestDescription } from './describeRequest';
import { discover } from './discovery';
import { listObjects } from './listObjects';
import { objectJson } from './objectJson';
import { describeSchemas } from './openApi';
import { keyOfTarget } from './parseTarget';
import { readRequestBody } from './readRequestBody';
import { scaleOf } from './scale';
import { watchObjects } from './watchObjects';
import { writeObject } from './writeObject';

/** Status and JSON text of an answer. */
export interface Answer {
  code: number;
  json: string;
  /** Plain JSON where absent. */
  contentType?: string;
}

/** Clients recognise the aggregated form of discovery by exactly this type, and read anything else as the old form. */
const aggregatedType =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

/** Answers one request of an authenticated client; undefined where the answer is a stream that goes on. */
export async function answerRequest(
  cluster: Cluster,
  call: {
    request: IncomingMessage;
    response: ServerResponse;
    description: RequestDescription;
  },
): Promise<Answer | undefined> {
  const { request, response, description } = call;
  const { path, parameters, target, kind, verb } = description;
  if (/^\/(livez|readyz|healthz)$/.test(path)) {
    return { code: 200, json: '"ok"' };
  }
  const aggregated =
    (path === '/api' || path === '/apis') &&
    (request.headers.accept ?? '').includes(aggregatedType);
  const found = target
    ? undefined
    : discover(path, cluster.kinds.all(), aggregated) ??
      describeSchemas(path, cluster);
  if (found) {
    return {
      code: 200,
      json: JSON.stringify(found),
      ...(aggregated ? { contentType: aggregatedType } : {}),
    };
  }
  if (!target || !kind) {
    throw new ApiError(
      404,
      'NotFound',
      'the server could not find the requested resource',
    );
  }
  if (verb === 'watch') {
    const { namespace } = target;
    watchObjects(cluster, kind, { namespace, parameters, response });
    return undefined;
  }
  if (verb === 'list') {
    const { namespace } = target;
    return {
      code: 200,
      json: listObjects(cluster, kind, { namespace, parameters }),
    };
  }
  if (verb === 'get') {
    const object = cluster.store.get(kind, keyOfTarget(target));
    if (!object) {
      throw ApiError.notFound(qualifiedPlural(kind), target.name ?? '');
    }
    const answer = target.subresource === 'scale' ? scaleOf(object) : object;
    return { code: 200, json: objectJson(answer) };
  }
  const isNew = !cluster.store.get(kind, keyOfTarget(target));
  const written = writeObject(cluster, kind, {
    method: request.method ?? '',
    target,
    parameters,
    contentType: request.headers['content-type'] ?? 'application/json',
    userAgent: request.headers['user-agent'] ?? '',
    body: await readRequestBody(request),
  });
  return { code: isNew ? 201 : 200, json: objectJson(written) };
}
