import { counts, environment, placement } from '../__testUtils__/fixtures';
import { summarizeEnvironment } from './summarizeEnvironment';

const revision = (commit: string, committedAt: string) => ({
  repository: 'https://git.example.com/a',
  commit,
  committedAt,
  author: 'Ada',
  subject: 'Change',
});

describe('summarizeEnvironment', () => {
  it('adds up counts and targets', () => {
    const facts = summarizeEnvironment(
      environment('prod', {
        placements: [
          placement({ counts: counts({ drifted: 2, 'in-sync': 3 }) }),
          placement({ counts: counts({ drifted: 1 }) }),
          placement({ target: { name: 'hosts', type: 'hosts' } }),
        ],
      }),
    );
    expect(facts.counts.drifted).toBe(3);
    expect(facts.total).toBe(20);
    expect(facts).toMatchObject({ clusters: 1, hostGroups: 1 });
  });

  it('counts the machines of a group once, whatever runs on them', () => {
    const web = { name: 'web', type: 'hosts' as const };
    const db = { name: 'db', type: 'hosts' as const };
    const facts = summarizeEnvironment(
      environment('prod', {
        placements: [
          placement({ target: web, hostCount: 40 }),
          placement({ target: web, hostCount: 38 }),
          placement({ target: db, hostCount: 2 }),
          placement({ target: { name: 'new', type: 'hosts' } }),
        ],
      }),
    );
    expect(facts).toMatchObject({ hosts: 42, hostGroups: 3 });
  });

  it('is as old as its oldest observation, and unseen while one is unseen', () => {
    const old = placement({ observedAt: '2026-11-20T00:00:00Z', stale: true });
    const facts = summarizeEnvironment(
      environment('prod', { placements: [placement(), old] }),
    );
    expect(facts).toMatchObject({
      observedAt: '2026-11-20T00:00:00Z',
      stale: true,
    });
    const unseen = placement({ observedAt: undefined });
    expect(
      summarizeEnvironment(
        environment('prod', { placements: [placement(), unseen] }),
      ).observedAt,
    ).toBeUndefined();
  });

  it('names the newest commit and counts the others', () => {
    const facts = summarizeEnvironment(
      environment('prod', {
        placements: [
          placement({ revision: revision('a', '2026-11-01T00:00:00Z') }),
          placement({ revision: revision('b', '2026-11-02T00:00:00Z') }),
          placement({ revision: revision('b', '2026-11-02T00:00:00Z') }),
        ],
      }),
    );
    expect(facts.revision?.commit).toBe('b');
    expect(facts.otherRevisions).toBe(1);
  });

  it.each([
    { runs: [], notRunning: [] },
    { runs: [{ artifact: 'api', version: '2' }], notRunning: [] },
    {
      runs: [{ artifact: 'api', version: '1' }],
      notRunning: [{ artifact: 'api', version: '2' }],
    },
    {
      runs: [
        { artifact: 'api', version: '2' },
        { artifact: 'api', version: '1' },
      ],
      notRunning: [{ artifact: 'api', version: '2' }],
    },
  ])(
    'says what git declares and does not run: $runs',
    ({ runs, notRunning }) => {
      const facts = summarizeEnvironment(
        environment('prod', {
          declares: [{ artifact: 'api', version: '2' }],
          runs,
        }),
      );
      expect(facts.notRunning).toEqual(notRunning);
    },
  );
});
