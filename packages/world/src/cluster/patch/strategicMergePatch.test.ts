import { fieldTypeOfKind } from '../schema/FieldType';
import { strategicMergePatch } from './strategicMergePatch';

const pod = (spec: object) => ({ spec });
const containers = [
  { name: 'app', image: 'app:1', env: [{ name: 'A', value: '1' }] },
  { name: 'side', image: 'side:1' },
];

describe('strategicMergePatch', () => {
  it.each([
    {
      what: 'merges a keyed list item by item',
      patch: { containers: [{ name: 'side', image: 'side:2' }] },
      expected: {
        containers: [containers[0], { name: 'side', image: 'side:2' }],
      },
    },
    {
      what: 'adds an item',
      patch: {
        containers: [{ name: 'app', env: [{ name: 'B', value: '2' }] }],
      },
      expected: {
        containers: [
          {
            ...containers[0],
            env: [
              { name: 'A', value: '1' },
              { name: 'B', value: '2' },
            ],
          },
          containers[1],
        ],
      },
    },
    {
      what: 'deletes an item',
      patch: { containers: [{ $patch: 'delete', name: 'side' }] },
      expected: { containers: [containers[0]] },
    },
    {
      what: 'replaces a keyed list',
      patch: {
        containers: [{ $patch: 'replace' }, { name: 'new', image: 'new:1' }],
      },
      expected: { containers: [{ name: 'new', image: 'new:1' }] },
    },
    {
      what: 'leaves out the wanted order',
      patch: {
        '$setElementOrder/containers': [{ name: 'side' }, { name: 'app' }],
      },
      expected: { containers },
    },
    {
      what: 'removes by null',
      patch: { containers: null },
      expected: {},
    },
    {
      what: 'replaces a list without key',
      patch: { containers: [{ name: 'app', command: ['new'] }] },
      expected: {
        containers: [{ ...containers[0], command: ['new'] }, containers[1]],
      },
    },
  ])('$what', ({ patch, expected }) => {
    const type = fieldTypeOfKind('', 'Pod');

    expect(strategicMergePatch(pod({ containers }), pod(patch), type)).toEqual(
      pod(expected),
    );
  });

  it('keeps only the keys that are to be retained', () => {
    const type = fieldTypeOfKind('apps', 'Deployment');
    const live = {
      spec: {
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } },
      },
    };
    const patch = {
      spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } },
    };

    expect(strategicMergePatch(live, patch, type)).toEqual({
      spec: { strategy: { type: 'Recreate' } },
    });
  });

  it('takes scalars out of a set', () => {
    const type = fieldTypeOfKind('', 'ConfigMap');
    const live = { metadata: { finalizers: ['a', 'b'] } };
    const patch = {
      metadata: {
        '$deleteFromPrimitiveList/finalizers': ['a'],
        finalizers: ['c'],
      },
    };

    expect(strategicMergePatch(live, patch, type)).toEqual({
      metadata: { finalizers: ['b', 'c'] },
    });
  });
});
