import {
  indexLiveSnapshot,
  KubernetesObject,
  RenderProblem,
} from '@oneroof/plugin-gitops-common';
import { exitCodeOf } from './exitCodeOf';
import { judgeHealth } from './judgeHealth';

const now = new Date('2026-05-04T12:00:00Z');

const statefulSet: KubernetesObject = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'db', namespace: 'shop', uid: 'u-1', generation: 1 },
  spec: { replicas: 1 },
  status: { observedGeneration: 1, replicas: 1, readyReplicas: 0 },
};
const ready: KubernetesObject = {
  ...statefulSet,
  status: { observedGeneration: 1, replicas: 1, readyReplicas: 1 },
};
const crashing: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'db-0',
    namespace: 'shop',
    ownerReferences: [{ uid: 'u-1' }],
  },
  status: {
    conditions: [
      {
        type: 'Ready',
        status: 'False',
        lastTransitionTime: '2026-05-04T11:00:00Z',
      },
    ],
    containerStatuses: [
      { name: 'db', state: { waiting: { reason: 'CrashLoopBackOff' } } },
    ],
  },
};
const kind = (name: string, failure?: 'forbidden') => ({
  group: 'apps',
  version: 'v1',
  kind: name,
  served: true,
  namespaced: true,
  ...(failure && {
    failure: { cause: { code: failure, message: 'may not be listed' } },
  }),
});

const judge = (
  live: KubernetesObject[],
  changes: {
    failure?: 'forbidden';
    pods?: KubernetesObject[];
    problems?: RenderProblem[];
  } = {},
) =>
  judgeHealth(
    {
      desired: {
        treeId: 'test',
        objects: [
          {
            apiVersion: 'apps/v1',
            kind: 'StatefulSet',
            metadata: { name: 'db', namespace: 'shop' },
          },
        ],
        problems: changes.problems ?? [],
      },
      live: indexLiveSnapshot({
        kinds: [kind('StatefulSet', changes.failure)],
        objects: live,
      }),
      context: 'eu-1',
      namespace: 'default',
    },
    { now, contextOf: () => ({ now, related: changes.pods }) },
  );

describe('judgeHealth', () => {
  it.each([
    { what: 'runs', live: [ready], health: 'healthy', code: 0 },
    {
      what: 'waits for a pod',
      live: [statefulSet],
      health: 'progressing',
      code: 1,
    },
    {
      what: 'has a pod that crashes',
      live: [statefulSet],
      pods: [crashing],
      health: 'degraded',
      code: 1,
    },
    { what: 'is not there', live: [], health: 'missing', code: 1 },
  ])('says of a set that $what: $health', ({ live, pods, health, code }) => {
    const report = judge(live, { pods });
    expect(report).toMatchObject({
      health,
      complete: true,
      resources: [{ kind: 'StatefulSet', namespace: 'shop', health }],
    });
    expect(exitCodeOf(report)).toBe(code);
  });

  it('does not take for missing what may not be seen', () => {
    const report = judge([], { failure: 'forbidden' });
    expect(report.resources).toMatchObject([
      { health: 'unknown', reason: 'may not be listed' },
    ]);
    expect(exitCodeOf(report)).toBe(2);
  });

  it('is not complete where a document hides what it declares', () => {
    const report = judge([ready], {
      problems: [{ code: 'invalid-yaml', message: 'broken', file: 'a.yaml' }],
    });
    expect(report).toMatchObject({ health: 'unknown', complete: false });
    expect(exitCodeOf(report)).toBe(2);
  });
});
