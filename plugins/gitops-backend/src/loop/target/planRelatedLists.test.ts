import {
  indexLiveSnapshot,
  KubernetesObject,
} from '@oneroof/plugin-gitops-common';
import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { observeRelated } from './observeRelated';
import { planRelatedLists } from './planRelatedLists';

const now = new Date('2026-03-01T12:00:00Z');
const pods = { group: '', version: 'v1', kind: 'Pod' };

function daemonSet(
  name: string,
  namespace: string,
  available = 0,
): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name, namespace, generation: 1 },
    spec: { selector: { matchLabels: { app: name } } },
    status: {
      observedGeneration: 1,
      desiredNumberScheduled: 1,
      updatedNumberScheduled: 1,
      numberAvailable: available,
    },
  };
}

function plan(
  objects: KubernetesObject[],
  scope: Partial<StoredPlacement['scope']> = {},
) {
  const placement = {
    namespace: 'shop',
    scope: { namespaces: ['*'], clusterScoped: false, ...scope },
  } as unknown as StoredPlacement;
  const desired = { treeId: 'a', objects, problems: [] };
  const live = indexLiveSnapshot({ kinds: [], objects });
  return planRelatedLists([{ placement, desired }], { live, now });
}

describe('planRelatedLists', () => {
  it('wants nothing of a target where all is well', () => {
    expect(plan([daemonSet('a', 'shop', 1)]).size).toBe(0);
  });

  it('has one list for a namespace, with labels where all agree on them', () => {
    const lists = plan([
      daemonSet('a', 'one'),
      daemonSet('a', 'two'),
      daemonSet('b', 'two'),
      daemonSet('c', 'two'),
    ]);
    expect([...lists.values()]).toEqual([
      { ...pods, namespace: 'one', labels: { app: 'a' } },
      { ...pods, namespace: 'two' },
    ]);
  });

  it('reads no namespace that the placement may not see', () => {
    const lists = plan([daemonSet('a', 'ledger'), daemonSet('a', 'shop')], {
      namespaces: ['shop'],
    });
    expect([...lists.values()].map(list => list.namespace)).toEqual(['shop']);
  });

  it('has at most a hundred lists, and tells those that it leaves out', async () => {
    const objects = Array.from({ length: 101 }, (_, index) =>
      daemonSet('a', `ns-${index}`),
    );
    const lists = plan(objects);
    expect(lists.size).toBe(100);

    const contextOf = await observeRelated(
      { name: 'eu-1' } as Parameters<typeof observeRelated>[0],
      {
        reader: undefined,
        lists,
        now,
        signal: new AbortController().signal,
      },
    );
    expect(contextOf(objects[99]).unread).toBeUndefined();
    expect(contextOf(objects[100]).unread).toMatch(/^Pods were not seen: too/);
  });
});
