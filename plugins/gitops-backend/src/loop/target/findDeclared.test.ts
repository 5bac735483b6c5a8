import { findDeclared } from './findDeclared';

const object = (kind: string, name: string, namespace?: string) => ({
  apiVersion: kind === 'Deployment' ? 'apps/v1' : 'v1',
  kind,
  metadata: { name, ...(namespace && { namespace }) },
});

const desired = {
  treeId: 't',
  problems: [],
  objects: [
    object('ConfigMap', 'a', 'x'),
    object('ConfigMap', 'a', 'y'),
    object('ConfigMap', 'b'),
    object('Namespace', 'n', 'odd'),
    object('Deployment', 'a', 'x'),
  ],
};

describe('findDeclared', () => {
  it.each([
    ['', 'ConfigMap', 'y', 'a', 1],
    ['', 'ConfigMap', 'z', 'b', 2],
    ['', 'ConfigMap', 'z', 'a', undefined],
    ['', 'Namespace', undefined, 'n', 3],
    ['apps', 'Deployment', 'x', 'a', 4],
    ['other', 'Deployment', 'x', 'a', undefined],
    ['', 'ConfigMap', 'x', '__proto__', undefined],
  ])('finds %s %s %s/%s', (group, kind, namespace, name, index) => {
    expect(findDeclared({ group, kind, namespace, name }, desired)).toBe(
      index === undefined ? undefined : desired.objects[index],
    );
  });
});
