import {
  indexLiveSnapshot,
  KubernetesObject,
  LiveSnapshot,
  RelatedList,
} from '@oneroof/plugin-gitops-common';
import { ObservationError } from '@oneroof/plugin-gitops-node';
import { readHealthContexts } from './readHealthContexts';

const now = new Date('2026-05-04T12:00:00Z');

const statefulSet = (name: string, ready: number): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name, namespace: 'shop', uid: name, generation: 1 },
  spec: { replicas: 1, selector: { matchLabels: { app: name } } },
  status: { observedGeneration: 1, replicas: 1, readyReplicas: ready },
});
const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'db-0', namespace: 'shop' },
};

async function contextOf(
  objects: KubernetesObject[],
  answer: () => LiveSnapshot,
) {
  const asked: RelatedList[] = [];
  const find = await readHealthContexts(
    {
      desired: { treeId: 'test', objects: [], problems: [] },
      live: indexLiveSnapshot({ kinds: [], objects }),
      readRelated: async lists => {
        asked.push(...lists);
        return answer();
      },
    },
    now,
  );
  return { asked, contexts: objects.map(find) };
}

describe('readHealthContexts', () => {
  it('reads the pods of what is on its way, and of nothing else', async () => {
    const { asked, contexts } = await contextOf(
      [statefulSet('db', 0), statefulSet('cache', 1)],
      () => ({ kinds: [], objects: [pod] }),
    );
    expect(asked).toEqual([
      expect.objectContaining({ kind: 'Pod', namespace: 'shop' }),
    ]);
    expect(contexts.map(({ related }) => related)).toEqual([[pod], []]);
  });

  it.each([
    {
      how: 'as a part of the answer',
      answer: (): LiveSnapshot => ({
        kinds: [
          {
            group: '',
            version: 'v1',
            kind: 'Pod',
            served: true,
            namespaced: true,
            failure: { cause: { code: 'forbidden', message: 'not for you' } },
          },
        ],
        objects: [],
      }),
    },
    {
      how: 'as a whole',
      answer: () => {
        throw new ObservationError('timeout', 'not for you');
      },
    },
  ])('says what was not seen when a list fails $how', async ({ answer }) => {
    const { contexts } = await contextOf([statefulSet('db', 0)], answer);
    expect(contexts).toEqual([
      { now, related: [], unread: 'Pods were not seen: not for you' },
    ]);
  });

  it('does not read for ever where everything is on its way', async () => {
    const { asked, contexts } = await contextOf(
      Array.from({ length: 150 }, (_, index) => statefulSet(`db-${index}`, 0)),
      () => ({ kinds: [], objects: [] }),
    );
    expect(asked).toHaveLength(100);
    expect(contexts.at(-1)?.unread).toMatch(/too much is on its way/);
  });
});
