/**
 * Map lists of the built-in kinds and their keys, by the names of the enclosing field and of the list: what the
 * OpenAPI document of the server calls `x-kubernetes-list-map-keys`.
 */
const mapLists: Record<string, readonly string[]> = {
  'containers.env': ['name'],
  'containers.ports': ['containerPort', 'protocol'],
  'containers.volumeDevices': ['devicePath'],
  'containers.volumeMounts': ['mountPath'],
  'ephemeralContainers.env': ['name'],
  'ephemeralContainers.volumeMounts': ['mountPath'],
  'initContainers.env': ['name'],
  'initContainers.ports': ['containerPort', 'protocol'],
  'initContainers.volumeDevices': ['devicePath'],
  'initContainers.volumeMounts': ['mountPath'],
  'metadata.ownerReferences': ['uid'],
  'resources.claims': ['name'],
  'spec.containers': ['name'],
  'spec.ephemeralContainers': ['name'],
  'spec.hostAliases': ['ip'],
  'spec.imagePullSecrets': ['name'],
  'spec.initContainers': ['name'],
  'spec.matchConditions': ['name'],
  'spec.ports': ['port', 'protocol'],
  'spec.resourceClaims': ['name'],
  'spec.schedulingGates': ['name'],
  'spec.topologySpreadConstraints': ['topologyKey', 'whenUnsatisfiable'],
  'spec.volumes': ['name'],
  '.secrets': ['name'],
  'spec.variables': ['name'],
  'webhooks.matchConditions': ['name'],
  '.webhooks': ['name'],
};

const setLists = new Set(['metadata.finalizers']);

/** Keys that git may leave to their default. */
export const keyDefaults: Readonly<Record<string, string>> = {
  protocol: 'TCP',
};

export function knownMapKeys(
  parentField: string,
  field: string,
): readonly string[] | undefined {
  const name = `${parentField}.${field}`;
  return Object.hasOwn(mapLists, name) ? mapLists[name] : undefined;
}

export function isKnownSet(parentField: string, field: string): boolean {
  return setLists.has(`${parentField}.${field}`);
}

/**
 * Lists that the server calls atomic but whose order it does not keep: they are paired by what their elements stand
 * for, and written by position.
 */
const pairedLists: Record<string, (element: never) => string> = {
  'spec.metrics': (metric: Record<string, Record<string, unknown>>) => {
    const type = String(metric.type ?? '');
    const source = metric[type.charAt(0).toLowerCase() + type.slice(1)];
    const named = (source?.metric ?? source) as { name?: unknown } | undefined;
    return `${type}/${String(named?.name ?? '')}/${String(
      source?.container ?? '',
    )}`;
  },
  '.subsets': (subset: { ports?: { port?: unknown; protocol?: unknown }[] }) =>
    (subset.ports ?? [])
      .map(({ port, protocol = 'TCP' }) => `${port}/${protocol}`)
      .sort()
      .join(),
  'subsets.addresses': (address: { ip?: unknown }) => String(address.ip),
  'subsets.notReadyAddresses': (address: { ip?: unknown }) =>
    String(address.ip),
  'subsets.ports': ({ port, protocol = 'TCP' }: Record<string, unknown>) =>
    `${port}/${protocol}`,
};

export function knownPairing(
  parentField: string,
  field: string,
): ((element: unknown) => string) | undefined {
  const name = `${parentField}.${field}`;
  return Object.hasOwn(pairedLists, name)
    ? (pairedLists[name] as (element: unknown) => string)
    : undefined;
}
