import { isMap, JsonMap, own } from '../../../diff/values/json';
import { HostThing, HostThings } from '../../../model/host';
import { factOf, integerOf, textOf } from '../plainValues';

/**
 * What `package_facts` lists: all packages, with versions written as goss writes them, which is as the package
 * manager itself does.
 *
 * @param shared - things of other hosts: most machines of a fleet have most packages in common
 */
export function readPackages(
  facts: JsonMap,
  shared: Map<string, HostThing> = new Map(),
): HostThings | undefined {
  const packages = factOf(facts, 'packages');
  if (!isMap(packages)) {
    return undefined;
  }
  const byKey = new Map<string, HostThing>();
  for (const [name, installed] of Object.entries(packages)) {
    const versions = (Array.isArray(installed) ? installed : [])
      .map(versionOf)
      .filter(version => version !== undefined);
    const key = versions.join(' ');
    const thing = shared.get(key) ?? describe(versions);
    shared.set(key, thing);
    byKey.set(name, thing);
  }
  // A machine without a single package was not asked by somebody who may ask.
  return { complete: byKey.size > 0, byKey };
}

function describe(versions: string[]): HostThing {
  const installed = { installed: true };
  return {
    properties: versions.length > 0 ? { ...installed, versions } : installed,
  };
}

function versionOf(installed: unknown): string | undefined {
  if (!isMap(installed)) {
    return undefined;
  }
  const version = textOf(own(installed, 'version'));
  const release = textOf(own(installed, 'release'));
  const epoch = integerOf(own(installed, 'epoch'));
  return (
    version &&
    `${epoch === undefined ? '' : `${epoch}:`}${version}${
      release ? `-${release}` : ''
    }`
  );
}
