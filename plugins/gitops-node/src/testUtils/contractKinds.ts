// Kinds that every cluster serves, and one that none does, for the contract suites of readers.

export const configMaps = { group: '', version: 'v1', kind: 'ConfigMap' };
export const namespaces = { group: '', version: 'v1', kind: 'Namespace' };
export const services = { group: '', version: 'v1', kind: 'Service' };
export const unserved = {
  group: 'nowhere.invalid',
  version: 'v1',
  kind: 'Nothing',
};
