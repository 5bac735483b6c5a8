import { parse } from 'yaml';
import { ApiError } from '../ApiError';
import { Cluster } from '../Cluster';
import { WriteOptions } from '../ClusterWrites';
import { jsonPatch } from '../patch/jsonPatch';
import { mergePatch } from '../patch/mergePatch';
import { strategicMergePatch } from '../patch/strategicMergePatch';
import { apiVersionOf, ResourceKind } from '../resources/ResourceKind';
import { FieldType, fieldTypeOfKind } from '../schema/FieldType';
import { isFields, KubeObject } from '../types';
import { keyOfTarget, RequestTarget } from './parseTarget';
import { scaleOf, withScale } from './scale';

/** A request that changes something, already read. */
export interface WriteRequest {
  method: string;
  target: RequestTarget;
  parameters: URLSearchParams;
  contentType: string;
  userAgent: string;
  body: string;
}

/** Carries out a write and gives the object to answer with. */
export function writeObject(
  cluster: Cluster,
  kind: ResourceKind,
  request: WriteRequest,
): KubeObject {
  const options = readOptions(request);
  switch (request.method) {
    case 'POST':
      return create(cluster, kind, { request, options });
    case 'PUT':
      return change(cluster, kind, {
        request,
        options,
        edit: () => readObject(request, kind),
      });
    case 'PATCH':
      return patch(cluster, kind, { request, options });
    case 'DELETE':
      return cluster.writes.delete(kind, keyOfTarget(request.target), options);
    default:
      throw new ApiError(
        405,
        'MethodNotAllowed',
        'the server does not allow this method on the requested resource',
      );
  }
}

interface Write {
  request: WriteRequest;
  options: WriteOptions;
}

function readOptions(request: WriteRequest): WriteOptions {
  const { subresource } = request.target;
  if (subresource && subresource !== 'status' && subresource !== 'scale') {
    throw ApiError.notFound('the requested resource', subresource);
  }
  return {
    // Like the server: who names no manager is known by the program that asks.
    manager:
      request.parameters.get('fieldManager') ||
      request.userAgent.split('/')[0] ||
      'unknown',
    dryRun: request.parameters.get('dryRun') === 'All',
    ...(subresource ? { subresource: subresource as 'status' | 'scale' } : {}),
  };
}

function create(
  cluster: Cluster,
  kind: ResourceKind,
  write: Write,
): KubeObject {
  const object = readObject(write.request, kind);
  const { generateName } = object.metadata;
  if (!object.metadata.name && typeof generateName === 'string') {
    const suffix = Math.abs(cluster.store.revision * 7919).toString(36);
    object.metadata.name = `${generateName}${suffix}`;
  }
  if (!object.metadata.name) {
    throw new ApiError(422, 'Invalid', 'metadata.name: Required value');
  }
  return cluster.writes.create(kind, object, write.options);
}

const patchers: Record<
  string,
  (live: unknown, body: unknown, type: FieldType) => unknown
> = {
  'application/json-patch+json': jsonPatch,
  'application/merge-patch+json': mergePatch,
  'application/strategic-merge-patch+json': strategicMergePatch,
};

function patch(cluster: Cluster, kind: ResourceKind, write: Write): KubeObject {
  const { request, options } = write;
  const type = request.contentType.split(';')[0].trim();
  if (type === 'application/apply-patch+yaml') {
    const force = request.parameters.get('force') === 'true';
    const config = readObject(request, kind);
    if (!request.parameters.get('fieldManager')) {
      throw new ApiError(
        422,
        'Invalid',
        'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
      );
    }
    return cluster.writes.apply(kind, config, { ...options, force });
  }
  const body = readBody(request);
  const patcher = patchers[type];
  if (!patcher) {
    throw new ApiError(
      415,
      'UnsupportedMediaType',
      `the body of the request was in an unknown format - accepted media types include: ${Object.keys(
        patchers,
      ).join(', ')}`,
    );
  }
  const fieldType = fieldTypeOfKind(kind.group, kind.kind);
  return change(cluster, kind, {
    request,
    options,
    edit: live => patcher(live, body, fieldType) as KubeObject,
  });
}

function change(
  cluster: Cluster,
  kind: ResourceKind,
  write: Write & { edit: (live: KubeObject) => KubeObject },
): KubeObject {
  const at = keyOfTarget(write.request.target);
  const isScale = write.options.subresource === 'scale';
  const stored = cluster.writes.change(kind, at, {
    ...write.options,
    change: live =>
      isScale ? withScale(live, write.edit(scaleOf(live))) : write.edit(live),
  });
  return isScale ? scaleOf(stored) : stored;
}

function readBody(request: WriteRequest): unknown {
  try {
    return request.contentType.includes('yaml')
      ? parse(request.body)
      : JSON.parse(request.body);
  } catch {
    throw ApiError.badRequest('the body of the request cannot be parsed');
  }
}

/** The object in the body, with the names that the path gives it. */
function readObject(request: WriteRequest, kind: ResourceKind): KubeObject {
  const body = readBody(request);
  if (
    !isFields(body) ||
    (body.metadata !== undefined && !isFields(body.metadata))
  ) {
    throw ApiError.badRequest('the body of the request is no object');
  }
  const { target } = request;
  const isScale = target.subresource === 'scale';
  const metadata = { ...(body.metadata ?? {}) } as KubeObject['metadata'];
  if (target.name && metadata.name && metadata.name !== target.name) {
    throw ApiError.badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${target.name})`,
    );
  }
  if (target.name) {
    metadata.name = target.name;
  }
  if (kind.namespaced) {
    metadata.namespace = target.namespace ?? metadata.namespace ?? 'default';
  }
  return {
    ...body,
    apiVersion: isScale ? 'autoscaling/v1' : apiVersionOf(kind),
    kind: isScale ? 'Scale' : kind.kind,
    metadata,
  };
}
