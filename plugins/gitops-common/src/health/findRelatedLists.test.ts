import { KubernetesObject } from '../model';
import { assessHealth } from './assessHealth';
import { findRelatedLists } from './findRelatedLists';

const pods = { group: '', version: 'v1', kind: 'Pod' };

function daemonSet(available: number, spec: object = {}): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent', namespace: 'shop', generation: 1 },
    spec: { selector: { matchLabels: { app: 'agent' } }, ...spec },
    status: {
      observedGeneration: 1,
      desiredNumberScheduled: 3,
      updatedNumberScheduled: 3,
      numberAvailable: available,
    },
  };
}

describe('findRelatedLists', () => {
  it('wants the pods that a workload selects, once it is short of some', () => {
    expect(findRelatedLists(daemonSet(2))).toEqual([
      { ...pods, namespace: 'shop', labels: { app: 'agent' } },
    ]);
  });

  it.each<[string, KubernetesObject]>([
    ['that is well', daemonSet(3)],
    ['of a kind whose document says all', { ...daemonSet(2), kind: 'Service' }],
    [
      'that is suspended',
      {
        ...daemonSet(2),
        kind: 'Deployment',
        spec: { paused: true },
      },
    ],
  ])('wants nothing for an object %s', (_, object) => {
    expect(findRelatedLists(object)).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['no labels', { matchExpressions: [] }],
    ['labels of other types', { matchLabels: { app: 1 } }],
    ['a list', { matchLabels: ['app'] }],
    ['nothing', undefined],
  ])(
    'wants all pods of the namespace where the selector has %s',
    (_, selector) => {
      expect(findRelatedLists(daemonSet(2, { selector }))).toEqual([
        { ...pods, namespace: 'shop' },
      ]);
    },
  );

  it('wants the classes of the cluster for a claim that is not bound', () => {
    expect(
      findRelatedLists({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'data', namespace: 'shop' },
        status: { phase: 'Pending' },
      }),
    ).toEqual([
      { group: 'storage.k8s.io', version: 'v1', kind: 'StorageClass' },
      { ...pods, namespace: 'shop' },
    ]);
  });
});

describe('what could not be read', () => {
  const unread = 'its pods could not be read: the permission is missing';

  it('is told with a verdict that might be worse', () => {
    expect(assessHealth(daemonSet(2), { unread })).toEqual({
      status: 'progressing',
      reason: `2 of 3 pods are available (${unread})`,
    });
  });

  it('is of no interest where all is well', () => {
    expect(assessHealth(daemonSet(3), { unread }).reason).toBe(
      '3 of 3 pods are available',
    );
  });
});
