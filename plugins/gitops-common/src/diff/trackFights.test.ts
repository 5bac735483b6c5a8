import { KubernetesObject } from '../model/resource';
import { Sighting, trackFights } from './trackFights';

const start = Date.parse('2026-03-01T12:00:00.000Z');
const at = (minute: number) => new Date(start + minute * 60_000);

const live: KubernetesObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name: 'api',
    managedFields: [
      {
        manager: 'argocd-controller',
        operation: 'Apply',
        apiVersion: 'apps/v1',
        time: '2026-03-01T11:00:00Z',
        fieldsType: 'FieldsV1',
        fieldsV1: { 'f:spec': { 'f:replicas': {} } },
      },
    ],
  },
};

const driftedBy = (manager?: string, path = '.spec.replicas') => ({
  sync: 'drifted' as const,
  drift: [{ path, op: 'change' as const, ...(manager && { by: { manager } }) }],
});
const inSync = { sync: 'in-sync' as const, drift: [] };
const unseen = { sync: 'unknown' as const, drift: [] };

type Verdict = Parameters<typeof trackFights>[1]['verdict'];

/** Looks once a minute, or at the given minutes. */
function watch(verdicts: Verdict[], minutes?: number[]) {
  let sightings: Sighting[] = [];
  const found = verdicts.map((verdict, index) => {
    const now = at(minutes ? minutes[index] : index);
    const present = { verdict, live: verdict === unseen ? undefined : live };
    const result = trackFights(sightings, { ...present, now });
    sightings = result.sightings;
    return result;
  });
  return found.at(-1)!;
}

const hpa = driftedBy('hpa');

describe('trackFights', () => {
  it.each<{ name: string; verdicts: Verdict[]; minutes?: number[] }>([
    { name: 'what is in sync', verdicts: [inSync, inSync] },
    { name: 'drift that stays', verdicts: [hpa, hpa, hpa, hpa, hpa] },
    { name: 'two changes of hands', verdicts: [hpa, inSync, hpa] },
    {
      name: 'three managers in turn',
      verdicts: ['a', 'b', 'c', 'a', 'b', 'c'].map(name => driftedBy(name)),
    },
    {
      name: 'alternations at different paths',
      verdicts: [hpa, inSync, driftedBy('hpa', '.spec.paused'), inSync],
    },
    {
      name: 'alternations that are hours apart',
      verdicts: [hpa, inSync, hpa, inSync],
      minutes: [0, 90, 180, 270],
    },
    {
      name: 'a target that cannot be seen now and then',
      verdicts: [hpa, unseen, hpa, unseen, hpa, unseen, hpa],
    },
  ])('finds no fight in $name', ({ verdicts, minutes }) => {
    expect(watch(verdicts, minutes).fights).toEqual([]);
  });

  it.each<{ name: string; verdicts: Verdict[]; managers: string[] }>([
    {
      name: 'the applier and another one',
      verdicts: [hpa, inSync, hpa, inSync],
      managers: ['hpa', 'argocd-controller'],
    },
    {
      name: 'two others',
      verdicts: ['a', 'b', 'a', 'b'].map(name => driftedBy(name)),
      managers: ['a', 'b'],
    },
    {
      name: 'a nameless one',
      verdicts: [driftedBy(), inSync, driftedBy(), inSync],
      managers: ['somebody', 'argocd-controller'],
    },
  ])('names $name after three alternations', ({ verdicts, managers }) => {
    expect(watch(verdicts).fights).toEqual([
      {
        path: '.spec.replicas',
        managers,
        times: 3,
        since: at(0).toISOString(),
        until: at(3).toISOString(),
      },
    ]);
  });

  it('counts on, also past looks that saw nothing', () => {
    const verdicts = [hpa, inSync, unseen, hpa, inSync, inSync, hpa];
    expect(watch(verdicts).fights).toMatchObject([{ times: 4 }]);
  });

  it('remembers the same while nothing changes hands', () => {
    const first = watch([hpa, inSync, hpa]);
    expect(watch([hpa, inSync, hpa, hpa, hpa]).sightings).toEqual(
      first.sightings,
    );
  });

  it('forgets what was set right long ago', () => {
    expect(watch([hpa, inSync, inSync], [0, 1, 62]).sightings).toEqual([]);
  });

  it('remembers no more than anybody reads', () => {
    const drift = Array.from({ length: 500 }, (_, index) => ({
      path: `.data.k${index}`,
      op: 'change' as const,
    }));
    const { sightings } = watch([{ sync: 'drifted', drift }]);
    expect(sightings).toHaveLength(20);
    const turns = Array.from({ length: 50 }, (_, index) =>
      index % 2 ? inSync : hpa,
    );
    expect(watch(turns).sightings[0].turns).toHaveLength(20);
  });
});
