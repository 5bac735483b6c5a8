import { KubernetesObject } from '../model/resource';
import { LiveKind } from '../model/snapshot';
import { compareSnapshots } from './compareSnapshots';
import { indexLiveSnapshot } from './LiveIndex';

const autoscaler = (
  version: string,
  maxReplicas: number,
): KubernetesObject => ({
  apiVersion: `autoscaling/${version}`,
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { maxReplicas },
});

const kind = (version: string): LiveKind => ({
  group: 'autoscaling',
  version,
  kind: 'HorizontalPodAutoscaler',
  served: true,
  namespaced: true,
});

describe('a kind that was read in two versions', () => {
  const read = ['v1', 'v2'];
  const index = indexLiveSnapshot({
    kinds: read.map(kind),
    objects: read.map(version => autoscaler(version, 5)),
  });

  it.each([
    { version: 'v1', maxReplicas: 5, sync: 'in-sync' },
    { version: 'v1', maxReplicas: 6, sync: 'drifted' },
    { version: 'v2', maxReplicas: 5, sync: 'in-sync' },
    { version: 'v2', maxReplicas: 6, sync: 'drifted' },
    { version: 'v2beta2', maxReplicas: 5, sync: 'unknown' },
  ])('judges $version with $maxReplicas as $sync', row => {
    const objects = [autoscaler(row.version, row.maxReplicas)];

    const verdicts = compareSnapshots(
      { treeId: 'tree', objects, problems: [] },
      index,
      {},
    );

    expect(verdicts.map(({ sync }) => sync)).toEqual([row.sync]);
  });

  it('says of each version why its list is not complete', () => {
    const failure = {
      cause: { code: 'forbidden' as const, message: 'may not be listed' },
    };
    const half = indexLiveSnapshot({
      kinds: [kind('v1'), { ...kind('v2'), failure }],
      objects: [autoscaler('v1', 5)],
    });

    const sync = read.map(
      version =>
        compareSnapshots(
          {
            treeId: 'tree',
            objects: [autoscaler(version, 5)],
            problems: [],
          },
          half,
          {},
        )[0].sync,
    );

    expect(sync).toEqual(['in-sync', 'unknown']);
  });
});
