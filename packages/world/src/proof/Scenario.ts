import { KubernetesObject } from '@oneroof/plugin-gitops-common';
import { Release } from './appliers';
import { valueAt, withoutValue, withValue } from './FieldPath';
import { Mutation } from './Mutation';
import { Plot } from './planScenarios';
import { nameSample } from './Sample';

/** A plot on an object of its own. */
export interface Scenario extends Plot {
  /** As git declared it when it was applied. */
  manifest: KubernetesObject;
  /** As git declares it in the end; absent where it no longer does. */
  declared?: KubernetesObject;
}

/** Gives a plot an object under a name and in a namespace. */
export function stage(
  plot: Plot,
  place: { name: string; namespace?: string },
): Scenario {
  const { name, namespace } = place;
  const named = nameSample(plot.sample, name);
  const { manifest } = namespace ? withNamespace(named, namespace) : named;
  const mutations = JSON.parse(
    JSON.stringify(plot.mutations).replaceAll('NAME', name),
  ) as Mutation[];
  return {
    ...plot,
    sample: { ...named, manifest },
    mutations,
    manifest,
    declared:
      plot.fate === 'undeclared'
        ? undefined
        : mutations.reduce(declare, manifest),
  };
}

function withNamespace(
  sample: Plot['sample'],
  namespace: string,
): Plot['sample'] {
  const { manifest } = sample;
  const metadata = { ...manifest.metadata, namespace };
  return { ...sample, manifest: { ...manifest, metadata } };
}

function declare(
  manifest: KubernetesObject,
  mutation: Mutation,
): KubernetesObject {
  const { path } = mutation;
  switch (mutation.what) {
    case 'git-value':
    case 'git-spelling':
      return withValue(manifest, path, mutation.value);
    case 'git-removal':
    case 'git-removal-of-shared':
      return withoutValue(manifest, path);
    case 'git-order':
      return withValue(manifest, path, reversed(manifest, path));
    default:
      return manifest;
  }
}

/** A list of a document in the other order. */
export function reversed(document: unknown, path: string): unknown[] {
  return [...(valueAt(document, path) as unknown[])].reverse();
}

/** At most so many fields differ between the two commits of a release. */
const differences = 3;

/** The release that brings a scenario's object to the cluster: a commit before had other values in some fields. */
export function releaseOf(
  { applier, manifest, sample }: Scenario,
  application: string,
): Release {
  const changed = Object.keys(sample.changes)
    .filter(path => valueAt(manifest, path) !== undefined)
    .slice(0, differences);
  const former = changed.reduce(
    (object, path) => withValue(object, path, sample.changes[path]),
    manifest,
  );
  return {
    changed,
    current: applier.mark(manifest, application),
    former: applier.mark(former, application),
  };
}
