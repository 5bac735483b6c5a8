import { StoredPlacement } from '../../database/operations/verdicts/StoredPlacement';
import { currentReports, RememberedReports } from './loadReports';

const now = new Date('2026-03-01T12:00:00.000Z');
const hourMs = 60 * 60_000;

describe('currentReports', () => {
  const byHost: RememberedReports['byHost'] = new Map([
    [
      'web-1',
      {
        hash: 'h',
        report: { host: 'web-1', items: [], checked: 1, skipped: 0 },
      },
    ],
  ]);

  const current = (
    run: RememberedReports['run'],
    { factsStaleAfterMs = hourMs, desiredTree = 'a' } = {},
  ) =>
    currentReports({ run, byHost }, { desiredTree } as StoredPlacement, {
      now,
      factsStaleAfterMs,
    }).get('web-1')?.report;

  const at = (agoMs: number) => ({
    tree: 'a',
    checkedAt: new Date(now.getTime() - agoMs).toISOString(),
  });

  const { report } = byHost.get('web-1')!;
  const timeout = { code: 'timeout' as const, message: 'took too long' };

  it.each<[string, RememberedReports['run']]>([
    ['a moment ago', at(0)],
    ['a day ago', at(24 * hourMs)],
    ['by a clock that is a little ahead', at(-60_000)],
    ['before the newest check failed', { ...at(0), cause: timeout }],
  ])('counts what was reported %s', (_, run) => {
    expect(current(run)).toBe(report);
  });

  it('counts for as long as facts do', () => {
    const day = { factsStaleAfterMs: 48 * hourMs };
    expect(current(at(30 * hourMs), day)).toBe(report);
  });

  it.each<[string, RememberedReports['run'], string]>([
    ['more than a day ago', at(24 * hourMs + 1), 'stale'],
    ['by a clock that is far ahead', at(-hourMs), 'stale'],
    [
      'too long ago by now, as checks fail',
      { ...at(25 * hourMs), cause: timeout },
      'timeout',
    ],
    ['by no run that ended well', { cause: timeout }, 'timeout'],
    [
      'of another tree, as checks fail',
      { ...at(0), tree: 'b', cause: timeout },
      'timeout',
    ],
  ])('says why nothing is known where it was reported %s', (_, run, code) => {
    const said = current(run);
    expect(said).toMatchObject({ items: [], checked: 0, cause: { code } });
    // Verdicts are remembered by it.
    expect(current({ ...run })).toBe(said);
  });

  it.each<[string, RememberedReports['run']]>([
    ['of another tree', { ...at(0), tree: 'b' }],
    ['before the hosts were synced', { ...at(0), tree: undefined }],
    [
      'before playbooks were forbidden',
      {
        ...at(25 * hourMs),
        cause: { code: 'not-allowed', message: 'not allowed' },
      },
    ],
  ])('waits for a check where it was reported %s', (_, run) => {
    expect(current(run)).toBeUndefined();
  });

  it('counts nothing where it is not known what git declares', () => {
    expect(
      currentReports({ run: at(0), byHost }, {} as StoredPlacement, {
        now,
        factsStaleAfterMs: hourMs,
      }).get('web-1'),
    ).toBeUndefined();
  });
});
