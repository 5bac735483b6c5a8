import { z } from 'zod';
import { ServedKind } from './ServedKind';

/** The versions of a group, the preferred one first. `kinds` is absent where they were not told along. */
export interface DiscoveredGroup {
  group: string;
  versions: Array<{
    version: string;
    kinds?: ServedKind[];
    /** The server could not reach what serves this group: what it says of it may be old or nothing. */
    stale?: boolean;
  }>;
}

const word = z.string().max(253);

const aggregatedSchema = z.object({
  kind: z.literal('APIGroupDiscoveryList'),
  items: z.array(
    z.object({
      metadata: z.object({ name: word.default('') }).default({ name: '' }),
      versions: z.array(
        z.object({
          version: word,
          freshness: z.string().optional(),
          resources: z
            .array(
              z.object({
                resource: word,
                scope: z.string(),
                verbs: z.array(z.string()),
                responseKind: z.object({ kind: word }).nullish(),
              }),
            )
            .nullish(),
        }),
      ),
    }),
  ),
});

const coreVersionsSchema = z.object({
  kind: z.literal('APIVersions'),
  versions: z.array(word),
});

const groupsSchema = z.object({
  kind: z.literal('APIGroupList'),
  groups: z.array(
    z.object({
      name: word,
      versions: z.array(z.object({ version: word })),
      preferredVersion: z.object({ version: word }).optional(),
    }),
  ),
});

const resourcesSchema = z.object({
  kind: z.literal('APIResourceList'),
  resources: z.array(
    z.object({
      name: word,
      kind: word,
      namespaced: z.boolean(),
      verbs: z.array(z.string()),
    }),
  ),
});

/**
 * Reads the answer of `/api` or `/apis`, in the aggregated form or in the older one, which has no kinds in it.
 *
 * @returns `undefined` for anything else
 */
export function parseGroups(body: unknown): DiscoveredGroup[] | undefined {
  const aggregated = aggregatedSchema.safeParse(body);
  if (aggregated.success) {
    return aggregated.data.items.map(({ metadata, versions }) => ({
      group: metadata.name,
      versions: versions.map(({ version, resources, freshness }) => ({
        version,
        stale: freshness === 'Stale',
        kinds: (resources ?? []).flatMap(resource =>
          resource.responseKind?.kind
            ? [
                {
                  group: metadata.name,
                  version,
                  kind: resource.responseKind.kind,
                  resource: resource.resource,
                  namespaced: resource.scope === 'Namespaced',
                  listable: resource.verbs.includes('list'),
                },
              ]
            : [],
        ),
      })),
    }));
  }
  const core = coreVersionsSchema.safeParse(body);
  if (core.success) {
    return [
      { group: '', versions: core.data.versions.map(version => ({ version })) },
    ];
  }
  return groupsSchema
    .safeParse(body)
    .data?.groups.map(({ name, versions, preferredVersion }) => ({
      group: name,
      versions: [...versions]
        .sort((a, b) => rank(a, preferredVersion) - rank(b, preferredVersion))
        .map(({ version }) => ({ version })),
    }));
}

/**
 * Reads the answer of `/api/VERSION` or `/apis/GROUP/VERSION`.
 *
 * @returns `undefined` for anything else
 */
export function parseKinds(
  body: unknown,
  group: string,
  version: string,
): ServedKind[] | undefined {
  return resourcesSchema
    .safeParse(body)
    .data?.resources.filter(({ name }) => !name.includes('/'))
    .map(({ name, kind, namespaced, verbs }) => ({
      group,
      version,
      kind,
      resource: name,
      namespaced,
      listable: verbs.includes('list'),
    }));
}

function rank(
  { version }: { version: string },
  preferred: { version: string } | undefined,
): number {
  return version === preferred?.version ? 0 : 1;
}
