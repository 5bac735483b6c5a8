import { KubernetesObject } from '@oneroof/plugin-gitops-common';
import { isDeepStrictEqual } from 'node:util';
import { parsePath, prefixOf, stepText, valueAt } from './FieldPath';
import { Mutation } from './Mutation';
import { Scenario } from './Scenario';

/** What must be found, as one line each. */
export interface Expectation {
  sync: string;
  findings: string[];
}

/**
 * What the judge must say, from what was done and what the server answers. Nothing of the judge is used here.
 *
 * @param live - the object as the server gives it now; undefined where it is gone
 */
export function expectFindings(
  scenario: Scenario,
  live: KubernetesObject | undefined,
): Expectation | undefined {
  if (!scenario.declared) {
    return scenario.applier.tracks
      ? { sync: 'extra', findings: [] }
      : undefined;
  }
  if (!live) {
    return { sync: 'missing', findings: [] };
  }
  const findings = scenario.mutations
    .flatMap(mutation => expectFinding(scenario, mutation, live))
    .sort();
  const isDrift = findings.some(line => !line.startsWith('unmanaged'));
  return { sync: isDrift ? 'drifted' : 'in-sync', findings };
}

function expectFinding(
  scenario: Scenario,
  mutation: Mutation,
  live: KubernetesObject,
): string[] {
  const { path, what } = mutation;
  if (/order|spelling|^shared$/.test(what)) {
    return [];
  }
  const found = valueAt(live, path);
  const wanted = valueAt(scenario.declared, path);
  if (found === undefined) {
    return wanted === undefined ? [] : [`add ${topmostAbsent(live, path)}`];
  }
  const by = authorOf(scenario, mutation, live);
  return wanted === undefined
    ? [`${claimOf(scenario, mutation, live)} ${path}${by}`]
    : differences(wanted, found, path).map(line =>
        line.startsWith('change') ? `${line}${by}` : line,
      );
}

/** Where a value is not as it is wanted; undeclared keys of maps are left to whoever set them. */
function differences(wanted: unknown, found: unknown, path: string): string[] {
  if (isDeepStrictEqual(wanted, found)) {
    return [];
  }
  if (!isMap(wanted) || !isMap(found)) {
    return [`change ${path}`];
  }
  return Object.keys(wanted).flatMap(key =>
    Object.hasOwn(found, key)
      ? differences(wanted[key], found[key], `${path}${stepText(key)}`)
      : [`add ${path}${stepText(key)}`],
  );
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What somebody has set beside git is theirs, unless git declares the whole around it, or last-applied names it. */
function claimOf(
  scenario: Scenario,
  { path, what }: Mutation,
  live: KubernetesObject,
): 'remove' | 'unmanaged' {
  const lastApplied =
    live.metadata.annotations?.[
      'kubectl.kubernetes.io/last-applied-configuration'
    ];
  const isLeftOver =
    what === 'git-removal' ||
    Object.hasOwn(scenario.sample.surplus, path) ||
    (lastApplied && isNamed(JSON.parse(lastApplied), path));
  return isLeftOver ? 'remove' : 'unmanaged';
}

/** An empty map in last-applied tells nothing of what is in it: kubectl writes some that git never declared. */
function isNamed(lastApplied: unknown, path: string): boolean {
  const value = valueAt(lastApplied, path);
  return value !== undefined && !isDeepStrictEqual(value, {});
}

function authorOf(
  scenario: Scenario,
  mutation: Mutation,
  live: KubernetesObject,
): string {
  const entries = live.metadata.managedFields as
    | { manager?: string }[]
    | undefined;
  const isRecorded = (name: string | undefined) =>
    entries?.some(({ manager }) => manager === name);
  const author = nameAuthor(scenario, mutation);
  // Old servers do not write down who scales, so that the applier stays the last one known; of some kinds they write
  // down nothing at all.
  const known = [author, author && scenario.applier.manager].find(isRecorded);
  return known ? ` by ${known}` : '';
}

function nameAuthor(
  { applier, fate, manifest }: Scenario,
  mutation: Mutation,
): string | undefined {
  if (fate === 'recreated') {
    return 'kubectl-create';
  }
  switch (mutation.what) {
    case 'live-value':
    case 'live-removal':
      return mutation.hand;
    case 'command':
      return mutation.command.manager;
    case 'git-removal-of-shared':
      return 'shop-operator';
    default:
      // Server-side appliers own what they declare, all others what the server made of it, too.
      return applier.isServerSide &&
        valueAt(manifest, mutation.path) === undefined
        ? undefined
        : applier.manager;
  }
}

function topmostAbsent(document: unknown, path: string): string {
  const lengths = parsePath(path).map((_, index) => index + 1);
  const length = lengths.find(
    count => valueAt(document, prefixOf(path, count)) === undefined,
  );
  return prefixOf(path, length ?? lengths.length);
}
