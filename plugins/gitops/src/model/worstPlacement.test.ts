import { PlacementView } from '@oneroof/plugin-gitops-common';
import { worstPlacement } from './worstPlacement';

type Verdicts = Pick<PlacementView, 'sync' | 'health'>;

describe('worstPlacement', () => {
  it.each<[string, Verdicts[], number]>([
    [
      'the first of those that are well',
      [
        { sync: 'in-sync', health: 'healthy' },
        { sync: 'in-sync', health: 'healthy' },
      ],
      0,
    ],
    [
      'what differs from git before what is ill',
      [
        { sync: 'in-sync', health: 'degraded' },
        { sync: 'drifted', health: 'healthy' },
      ],
      1,
    ],
    [
      'what is ill among those that differ',
      [
        { sync: 'drifted', health: 'healthy' },
        { sync: 'drifted', health: 'degraded' },
      ],
      1,
    ],
  ])('is %s', (_, placements, index) => {
    expect(worstPlacement(placements)).toBe(placements[index]);
  });

  it('is none where there is none', () => {
    expect(worstPlacement([])).toBeUndefined();
  });
});
