import { countSync, ResourceSyncVerdict } from '@oneroof/plugin-gitops-common';
import { exitCodeOf } from './exitCodeOf';

describe('exitCodeOf', () => {
  it.each<[ResourceSyncVerdict[], boolean, number]>([
    [[], true, 0],
    [['in-sync', 'ignored'], true, 0],
    [['in-sync', 'drifted'], true, 1],
    [['missing'], true, 1],
    [['extra'], true, 1],
    [['in-sync', 'unknown'], false, 2],
    [['drifted', 'unknown'], false, 2],
    [['drifted'], false, 2],
  ])('is for %j, complete: %s, %i', (verdicts, complete, code) => {
    expect(exitCodeOf({ complete, counts: countSync(verdicts) })).toBe(code);
  });
});
