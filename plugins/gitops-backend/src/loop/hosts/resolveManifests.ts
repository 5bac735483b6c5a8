import {
  HostManifest,
  HostQuestion,
  InventoryHost,
  questionsOf,
  ResolvedHostManifest,
  resolveHostManifest,
} from '@oneroof/plugin-gitops-common';
import { TimeSlice } from '../TimeSlice';

/** What git declares for one host: one object for all hosts for which it is the same, and from look to look. */
export interface ResolvedManifest extends ResolvedHostManifest {
  readonly questions: readonly HostQuestion[];
}

/** What was resolved of one tree, kept from look to look. */
export interface Resolutions {
  /** Key of the tree. */
  treeId: string;
  byHost: ReadonlyMap<
    string,
    { vars: InventoryHost['vars']; manifest: ResolvedManifest }
  >;
}

/** With its questions; by the answers of the resolver, which are the same objects where they say the same. */
const known = new WeakMap<ResolvedHostManifest, ResolvedManifest>();

/**
 * Puts the variables of each host into the manifest of a placement. Work is done only for hosts that are new, or were
 * listed anew since the last look.
 */
export async function resolveManifests(
  { hosts: manifest, treeId }: { hosts: HostManifest; treeId: string },
  hosts: readonly InventoryHost[],
  options: { before: Resolutions | undefined; slice: TimeSlice },
): Promise<Resolutions> {
  const { before, slice } = options;
  const earlier = before?.treeId === treeId ? before.byHost : undefined;
  const byHost = new Map<
    string,
    { vars: InventoryHost['vars']; manifest: ResolvedManifest }
  >();
  for (const { name, vars } of hosts) {
    if (slice.isUsed) {
      await slice.rest();
    }
    const found = earlier?.get(name);
    byHost.set(
      name,
      found?.vars === vars
        ? found
        : {
            vars,
            manifest: withQuestions(resolveHostManifest(manifest, vars)),
          },
    );
  }
  return { treeId, byHost };
}

function withQuestions(resolved: ResolvedHostManifest): ResolvedManifest {
  const manifest = known.get(resolved) ?? {
    ...resolved,
    questions: questionsOf([resolved.items]),
  };
  known.set(resolved, manifest);
  return manifest;
}
