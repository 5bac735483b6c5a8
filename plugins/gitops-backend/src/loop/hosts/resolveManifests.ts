import {
  DesiredSnapshot,
  HostItem,
  HostQuestion,
  InventoryHost,
  questionsOf,
  RenderProblem,
  resolveHostManifest,
} from '@oneroof/plugin-gitops-common';
import { isDeepStrictEqual } from 'node:util';
import { hashJson } from '../hashJson';
import { TimeSlice } from '../TimeSlice';

/** What git declares for one host: one object for all hosts for which it is the same, and from look to look. */
export interface ResolvedManifest {
  readonly items: readonly HostItem[];
  readonly problems: readonly RenderProblem[];
  readonly questions: readonly HostQuestion[];
}

/** What was resolved of one tree, kept from look to look. */
export interface Resolutions {
  /** Key of the tree. */
  treeId: string;
  byContent: Map<string, ResolvedManifest>;
  byHost: Map<
    string,
    { vars: InventoryHost['vars']; manifest: ResolvedManifest }
  >;
}

/**
 * Puts the variables of each host into the manifest of a placement. Work is done only for hosts that are new or have
 * other variables than before; where no file is a template it is done once for all of them.
 */
export async function resolveManifests(
  { hosts: manifest, problems, treeId }: DesiredSnapshot,
  hosts: readonly InventoryHost[],
  { before, slice }: { before: Resolutions | undefined; slice: TimeSlice },
): Promise<Resolutions> {
  const known = before?.treeId === treeId ? before : undefined;
  const byContent = new Map<string, ResolvedManifest>();
  const byHost: Resolutions['byHost'] = new Map();
  const resolve = (vars: InventoryHost['vars']): ResolvedManifest => {
    const resolved = manifest
      ? resolveHostManifest(manifest, vars)
      : { items: [], problems: [] };
    const content = {
      items: resolved.items,
      problems: [...problems, ...resolved.problems],
    };
    const key = hashJson(content);
    const shared = byContent.get(key) ??
      known?.byContent.get(key) ?? {
        ...content,
        questions: questionsOf([content.items]),
      };
    byContent.set(key, shared);
    return shared;
  };
  const isTemplate = manifest?.files.some(({ text }) => text.includes('{{'));
  const shared = isTemplate ? undefined : resolve({});
  for (const { name, vars } of hosts) {
    if (slice.isUsed) {
      await slice.rest();
    }
    const earlier = known?.byHost.get(name);
    const isSame =
      earlier !== undefined &&
      (earlier.vars === vars || isDeepStrictEqual(earlier.vars, vars));
    const manifestOfHost =
      shared ?? (isSame ? earlier.manifest : resolve(vars));
    byHost.set(name, { vars, manifest: manifestOfHost });
  }
  // Those that no host has any more are forgotten.
  const used = new Set([...byHost.values()].map(({ manifest }) => manifest));
  return {
    treeId,
    byContent: new Map(
      [...(known?.byContent ?? []), ...byContent].filter(([, manifestOfHost]) =>
        used.has(manifestOfHost),
      ),
    ),
    byHost,
  };
}
