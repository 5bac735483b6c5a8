import { ArtifactVersion, releaseOf } from '@oneroof/plugin-gitops-common';
import { PlacementRecord } from '../../database/operations/deliveries/PlacementRecord';
import { commonRelease } from './commonRelease';

const app: ArtifactVersion = { artifact: 'app', version: '1.5.1' };
const agent: ArtifactVersion = { artifact: 'agent', version: '1.5.1-1' };
const olderAgent: ArtifactVersion = { artifact: 'agent', version: '1.4.9-1' };

function record(
  declares: ArtifactVersion[],
  sync: PlacementRecord['sync'] = 'in-sync',
) {
  return { declares, sync, release: releaseOf(declares) };
}

describe('commonRelease', () => {
  it.each([
    ['of one placement', [record([app])], releaseOf([app])],
    [
      'of placements that declare the same',
      [record([app, agent]), record([agent, app])],
      releaseOf([app, agent]),
    ],
    [
      'of a cluster and hosts that declare a share each',
      [record([app]), record([agent], 'drifted')],
      releaseOf([agent, app]),
    ],
    [
      'beside a placement that declares no artifact',
      [record([app]), record([])],
      releaseOf([app]),
    ],
    [
      'of two groups of hosts, one behind the other',
      [record([app]), record([agent]), record([olderAgent])],
      undefined,
    ],
    [
      'while nobody knows what one of them declares',
      [record([app]), record([], 'unknown')],
      undefined,
    ],
    ['where nothing is declared', [record([])], undefined],
  ])('is the one %s', (_, records, expected) => {
    expect(commonRelease(records)).toBe(expected);
  });
});
