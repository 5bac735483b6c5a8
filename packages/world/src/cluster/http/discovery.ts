import { ResourceKind } from '../resources/ResourceKind';
import { Fields } from '../types';

const verbs = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];

/** Answers discovery paths; undefined for every other path. */
export function discover(
  path: string,
  kinds: readonly ResourceKind[],
  aggregated: boolean,
): Fields | undefined {
  switch (path) {
    case '/version':
      return {
        major: '1',
        minor: '33',
        gitVersion: 'v1.33.0+oneroof-world',
        platform: 'simulated',
      };
    case '/api':
      return aggregated
        ? aggregatedList(kinds.filter(kind => kind.group === ''))
        : { kind: 'APIVersions', versions: ['v1'] };
    case '/apis':
      return aggregated
        ? aggregatedList(kinds.filter(kind => kind.group !== ''))
        : groupList(kinds);
    default:
      return resourceList(path, kinds);
  }
}

function groupsOf(kinds: readonly ResourceKind[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { group, version } of kinds) {
    const versions = groups.get(group) ?? [];
    groups.set(group, [...new Set([...versions, version])]);
  }
  return groups;
}

function groupList(kinds: readonly ResourceKind[]): Fields {
  const groups = [...groupsOf(kinds.filter(kind => kind.group !== ''))];
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: groups.map(([name, versions]) => {
      const entries = versions.map(version => ({
        groupVersion: `${name}/${version}`,
        version,
      }));
      return { name, versions: entries, preferredVersion: entries[0] };
    }),
  };
}

function resourceList(
  path: string,
  kinds: readonly ResourceKind[],
): Fields | undefined {
  const match = /^\/(?:api|apis\/([^/]+))\/([^/]+)$/.exec(path);
  if (!match) {
    return undefined;
  }
  const [, group = '', version] = match;
  const served = kinds.filter(
    kind => kind.group === group && kind.version === version,
  );
  if (served.length === 0) {
    return undefined;
  }
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: group ? `${group}/${version}` : version,
    resources: served.flatMap(kind => [
      describeResource(kind, kind.plural, verbs),
      ...kind.subresources.map(subresource =>
        describeResource(kind, `${kind.plural}/${subresource}`, [
          'get',
          'patch',
          'update',
        ]),
      ),
    ]),
  };
}

function describeResource(
  kind: ResourceKind,
  name: string,
  allowed: string[],
): Fields {
  const isScale = name.endsWith('/scale');
  return {
    name,
    singularName: name.includes('/') ? '' : kind.kind.toLowerCase(),
    namespaced: kind.namespaced,
    kind: isScale ? 'Scale' : kind.kind,
    ...(isScale ? { group: 'autoscaling', version: 'v1' } : {}),
    verbs: allowed,
    ...(kind.shortNames && !name.includes('/')
      ? { shortNames: kind.shortNames }
      : {}),
  };
}

/** The one-document form of discovery that newer clients ask for. */
function aggregatedList(kinds: readonly ResourceKind[]): Fields {
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    metadata: {},
    items: [...groupsOf(kinds)].map(([group, versions]) => ({
      metadata: { name: group, creationTimestamp: null },
      versions: versions.map(version => ({
        version,
        freshness: 'Current',
        resources: kinds
          .filter(kind => kind.group === group && kind.version === version)
          .map(describeAggregated),
      })),
    })),
  };
}

function describeAggregated(kind: ResourceKind): Fields {
  const { group, version } = kind;
  return {
    resource: kind.plural,
    responseKind: { group, version, kind: kind.kind },
    scope: kind.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: kind.kind.toLowerCase(),
    verbs,
    ...(kind.shortNames ? { shortNames: kind.shortNames } : {}),
    ...(kind.subresources.length > 0
      ? {
          subresources: kind.subresources.map(subresource => ({
            subresource,
            responseKind:
              subresource === 'scale'
                ? { group: 'autoscaling', version: 'v1', kind: 'Scale' }
                : { group, version, kind: kind.kind },
            verbs: ['get', 'patch', 'update'],
          })),
        }
      : {}),
  };
}
