import { ResourceVerdict } from '@oneroof/plugin-gitops-common';
import { StoredResource } from '../../database/operations/verdicts/listStoredResources';
import { followHands } from './followHands';

const now = new Date('2026-03-01T12:00:00.000Z');

const turns = ['hpa', 'argocd', 'hpa', 'argocd'].map(manager => ({
  manager,
  at: now.toISOString(),
}));

const storedWith = (sightings: string): StoredResource => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  sync: 'drifted',
  health: 'healthy',
  sightings,
  hash: '',
});

const verdictOf = (verdict: Partial<ResourceVerdict>): ResourceVerdict => ({
  ref: { group: 'apps', kind: 'Deployment', namespace: 'a', name: 'api' },
  apiVersion: 'apps/v1',
  sync: 'unknown',
  drift: [],
  unmanaged: [],
  ignoredBy: [],
  warnings: [],
  ...verdict,
});

const driftedBy = (manager: string) =>
  verdictOf({
    sync: 'drifted',
    drift: [
      {
        path: '.spec.replicas',
        op: 'change',
        desired: 2,
        live: 7,
        by: { manager },
      },
    ],
  });

const live = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'api', namespace: 'a' },
};

describe('followHands', () => {
  const before = storedWith(
    JSON.stringify([{ path: '.spec.replicas', turns }]),
  );

  it('keeps what was seen while a resource cannot be seen', () => {
    const cause = { code: 'forbidden' as const, message: 'cannot list' };
    expect(
      followHands(verdictOf({ cause }), before, { live: undefined, now }),
    ).toMatchObject({
      sightings: before.sightings,
      fights: [{ managers: ['hpa', 'argocd'], times: 3 }],
    });
  });

  it('forgets what was seen of a resource that may not be shown any longer', () => {
    const cause = { code: 'not-allowed' as const, message: 'no namespace' };
    expect(
      followHands(verdictOf({ cause }), before, { live: undefined, now }),
    ).toEqual({});
  });

  it.each(['{', 'null', '[{"path":1}]', '[{"path":".a","turns":[]}]'])(
    'begins anew where %s is stored',
    sightings => {
      const { sightings: json, fights } = followHands(
        driftedBy('hpa'),
        storedWith(sightings),
        { live, now },
      );
      expect(JSON.parse(json!)).toEqual([
        {
          path: '.spec.replicas',
          turns: [{ manager: 'hpa', at: now.toISOString() }],
        },
      ]);
      expect(fights).toBeUndefined();
    },
  );

  it('stores no names of managers without end', () => {
    expect(
      followHands(driftedBy('x'.repeat(100_000)), undefined, { live, now }),
    ).toEqual({});
  });
});
