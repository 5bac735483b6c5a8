import { Cluster } from '../Cluster';
import { Fields, KubeObject } from '../types';
import { createDeployment } from '../contract/contractObjects';

describe('WorkloadController', () => {
  let now: Date;
  let cluster: Cluster;
  const times = { rolloutMs: 10_000, failureMs: 60_000 };

  beforeEach(() => {
    now = new Date('2026-05-04T03:00:00Z');
    cluster = new Cluster({ name: 'test', clock: () => now, times });
  });

  function apply(changes: Parameters<typeof createDeployment>[1] = {}): void {
    const object = createDeployment('app', changes);
    const metadata = { ...object.metadata, namespace: 'default' };
    cluster.apply({ ...object, metadata }, 'git');
  }

  function tickAfter(ms: number): {
    status: Fields;
    progressing: unknown;
    available: unknown;
  } {
    now = new Date(now.getTime() + ms);
    cluster.workloads.tick();
    const ref = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      namespace: 'default',
      name: 'app',
    };
    const status = (cluster.get(ref) as KubeObject).status as Fields;
    const conditions = status.conditions as Fields[];
    const of = (type: string) =>
      conditions.find(condition => condition.type === type);
    return {
      status,
      progressing: of('Progressing'),
      available: of('Available'),
    };
  }

  it('starts pods, and has them ready in time', () => {
    apply({ replicas: 3 });
    const begun = tickAfter(1000);
    const done = tickAfter(9000);

    expect(begun).toMatchObject({
      progressing: { status: 'True', reason: 'ReplicaSetUpdated' },
      available: { status: 'False' },
    });
    expect(done).toMatchObject({
      status: {
        observedGeneration: 1,
        replicas: 3,
        readyReplicas: 3,
        availableReplicas: 3,
        updatedReplicas: 3,
      },
      progressing: { status: 'True', reason: 'NewReplicaSetAvailable' },
      available: { status: 'True' },
    });
  });

  it('fails with an image that does not start, while the old pods go on', () => {
    apply({ replicas: 3 });
    tickAfter(10_000);
    apply({ replicas: 3, image: 'registry.example.com/app:2-broken' });
    const waiting = tickAfter(59_000);
    const failed = tickAfter(1000);

    expect(waiting.progressing).toMatchObject({ reason: 'ReplicaSetUpdated' });
    expect(failed).toMatchObject({
      status: {
        availableReplicas: 3,
        unavailableReplicas: 1,
        updatedReplicas: 1,
        replicas: 4,
      },
      progressing: { status: 'False', reason: 'ProgressDeadlineExceeded' },
      available: { status: 'True' },
    });
  });

  it.each(['DaemonSet', 'StatefulSet'])(
    'shows why a %s fails in a pod of its own, for as long as it does',
    kind => {
      const ref = {
        apiVersion: 'apps/v1',
        kind,
        namespace: 'default',
        name: 'app',
      };
      const applyImage = (image: string) =>
        cluster.apply(
          {
            apiVersion: 'apps/v1',
            kind,
            metadata: { namespace: 'default', name: 'app' },
            spec: {
              selector: { matchLabels: { app: 'app' } },
              template: {
                metadata: { labels: { app: 'app' } },
                spec: { containers: [{ name: 'main', image }] },
              },
            },
          },
          'git',
        );
      const tick = (ms: number) => {
        now = new Date(now.getTime() + ms);
        cluster.workloads.tick();
        return cluster.get({
          apiVersion: 'v1',
          kind: 'Pod',
          namespace: 'default',
          name: 'app-0',
        });
      };
      applyImage('registry.example.com/app:2-broken');
      expect(tick(59_000)).toBeUndefined();
      expect(tick(1000)).toMatchObject({
        metadata: {
          labels: { app: 'app' },
          ownerReferences: [{ kind, uid: cluster.get(ref)?.metadata.uid }],
        },
        status: {
          conditions: [{ type: 'Ready', status: 'False' }],
          containerStatuses: [
            { state: { waiting: { reason: 'ImagePullBackOff' } } },
          ],
        },
      });

      applyImage('registry.example.com/app:3');
      expect(tick(10_000)).toBeUndefined();

      applyImage('registry.example.com/app:4-broken');
      expect(tick(60_000)).toBeDefined();
      cluster.delete(ref);
      expect(tick(0)).toBeUndefined();
    },
  );

  it('recovers when the image is repaired', () => {
    apply({ image: 'registry.example.com/app:2-broken' });
    tickAfter(60_000);
    apply({ image: 'registry.example.com/app:3' });

    expect(tickAfter(10_000).progressing).toMatchObject({
      reason: 'NewReplicaSetAvailable',
    });
  });

  it('never ends a rollout that is held', () => {
    cluster.workloads.hold({
      kind: 'Deployment',
      namespace: 'default',
      name: 'app',
    });
    apply();

    expect(tickAfter(3600_000).progressing).toMatchObject({
      reason: 'ReplicaSetUpdated',
    });
  });

  it('writes nothing while nothing changes', () => {
    apply();
    tickAfter(10_000);
    const { revision } = cluster.store;
    tickAfter(10_000);

    expect(cluster.store.revision).toBe(revision);
  });

  it.each([
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      status: { loadBalancer: { ingress: [{ ip: '203.0.113.10' }] } },
    },
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      status: {
        conditions: expect.arrayContaining([
          expect.objectContaining({ type: 'AbleToScale', status: 'True' }),
          expect.objectContaining({ type: 'ScalingActive', status: 'True' }),
        ]),
      },
    },
  ])('writes the status of $kind, once', ({ apiVersion, kind, status }) => {
    const metadata = { namespace: 'default', name: 'app' };
    cluster.apply({ apiVersion, kind, metadata, spec: {} }, 'git');
    now = new Date(now.getTime() + 10_000);
    cluster.workloads.tick();
    const { revision } = cluster.store;
    now = new Date(now.getTime() + 10_000);
    cluster.workloads.tick();

    expect(cluster.get({ apiVersion, kind, ...metadata })).toMatchObject({
      status,
    });
    expect(cluster.store.revision).toBe(revision);
  });
});
