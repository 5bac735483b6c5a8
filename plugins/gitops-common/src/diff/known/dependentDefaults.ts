import { equalJson, JsonMap, own } from '../values/json';

/** Where a default stands: what is around it, and in which version the object was read. */
interface Surroundings {
  siblings: JsonMap;
  apiVersion: string;
}

type DefaultAt = (at: Surroundings) => unknown;

const pullPolicy: DefaultAt = ({ siblings }) => {
  const image = String(own(siblings, 'image') ?? '');
  const tag = /:([^:/@]*)$/.exec(image)?.[1];
  return image.includes('@') || (tag !== undefined && tag !== 'latest')
    ? 'IfNotPresent'
    : 'Always';
};

const byVersion =
  (beta: unknown, stable: unknown): DefaultAt =>
  ({ apiVersion }) =>
    apiVersion.endsWith('/v1beta1') ? beta : stable;

/** Of the fields that have several defaults, which one holds: enclosing field and field. */
const dependentDefaults: Record<string, DefaultAt> = {
  'containers.imagePullPolicy': pullPolicy,
  'ephemeralContainers.imagePullPolicy': pullPolicy,
  'initContainers.imagePullPolicy': pullPolicy,
  'spec.policyTypes': ({ siblings }) =>
    equalJson(own(siblings, 'egress') ?? [], [])
      ? ['Ingress']
      : ['Ingress', 'Egress'],
  'webhooks.failurePolicy': byVersion('Ignore', 'Fail'),
  'webhooks.matchPolicy': byVersion('Exact', 'Equivalent'),
  'webhooks.timeoutSeconds': byVersion(30, 10),
};

/**
 * Whether a value that is a default elsewhere is none here. It may have been one when the object was made, so that only
 * somebody who owns it can be said to have chosen it.
 */
export function isDefaultElsewhere(
  place: { parentField: string; field: string },
  value: unknown,
  at: Surroundings,
): boolean {
  const name = `${place.parentField}.${place.field}`;
  return (
    Object.hasOwn(dependentDefaults, name) &&
    !equalJson(dependentDefaults[name](at), value)
  );
}
