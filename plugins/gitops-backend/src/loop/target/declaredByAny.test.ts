import { indexLiveSnapshot } from '@oneroof/plugin-gitops-common';
import { declaredByAny } from './declaredByAny';

const configMap = (name: string, namespace?: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...(namespace && { namespace }) },
});

it.each([
  ['a', 'payments', true],
  ['b', 'shop', true],
  ['c', 'default', true],
  ['a', 'shop', false],
  ['d', 'shop', false],
])('%s in %s: %p', (name, namespace, isDeclared) => {
  const isDeclaredElsewhere = declaredByAny(
    [
      {
        placement: { namespace: 'shop' },
        desired: {
          treeId: '1',
          objects: [configMap('a', 'payments'), configMap('b')],
          problems: [],
        },
      },
      {
        placement: { namespace: undefined },
        desired: { treeId: '2', objects: [configMap('c')], problems: [] },
      },
    ],
    indexLiveSnapshot({ kinds: [], objects: [] }),
  );
  expect(
    isDeclaredElsewhere({ group: '', kind: 'ConfigMap', namespace, name }),
  ).toBe(isDeclared);
});
