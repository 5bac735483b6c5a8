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

  const count = (
    run: RememberedReports['run'],
    { factsStaleAfterMs = hourMs, desiredTree = 'a' } = {},
  ) =>
    currentReports({ run, byHost }, { desiredTree } as StoredPlacement, {
      now,
      factsStaleAfterMs,
    }).size;

  const at = (agoMs: number) => ({
    tree: 'a',
    checkedAt: new Date(now.getTime() - agoMs).toISOString(),
  });

  it.each<[string, number]>([
    ['a moment ago', 0],
    ['a day ago', 24 * hourMs],
    ['by a clock that is a little ahead', -60_000],
  ])('counts what was reported %s', (_, agoMs) => {
    expect(count(at(agoMs))).toBe(1);
  });

  it('counts for as long as facts do', () => {
    expect(count(at(30 * hourMs), { factsStaleAfterMs: 48 * hourMs })).toBe(1);
  });

  it.each<[string, RememberedReports['run']]>([
    ['more than a day ago', at(24 * hourMs + 1)],
    ['by a clock that is far ahead', at(-hourMs)],
    ['of another tree', { ...at(0), tree: 'b' }],
    ['before the hosts were synced', { ...at(0), tree: undefined }],
    ['by no run that ended well', { tree: 'a' }],
  ])('does not count what was reported %s', (_, run) => {
    expect(count(run)).toBe(0);
  });

  it('counts nothing where it is not known what git declares', () => {
    expect(
      currentReports({ run: at(0), byHost }, {} as StoredPlacement, {
        now,
        factsStaleAfterMs: hourMs,
      }).size,
    ).toBe(0);
  });
});
