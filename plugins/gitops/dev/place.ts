import { PlacementView } from '@oneroof/plugin-gitops-common';
import { placement } from '../src/__testUtils__/fixtures';

export const now = Date.now();
export const ago = (seconds: number) =>
  new Date(now - seconds * 1000).toISOString();
export const hour = 3600;
export const day = 24 * hour;

/** Ids of placements. */
export const id = (number: number) => String(number).padStart(32, '0');
export const versions = (api: string, agent: string) => [
  { artifact: 'api', version: api },
  { artifact: 'agent', version: agent },
];

/** A placement on a cluster, of payments unless it says otherwise. */
export function place(
  number: number,
  target: string,
  some: Partial<PlacementView> = {},
): PlacementView {
  return placement({
    id: id(number),
    target: { name: target, type: 'kubernetes', cluster: target },
    path: `apps/payments/${target}`,
    observedAt: ago(20),
    declares: versions('1.8.2', '3.1'),
    runs: versions('1.8.2', '3.1'),
    revision: {
      repository: 'https://git.example.com/acme/payments',
      commit: '4be1c0d9e2f7a6b5c4d3e2f1a0b9c8d7e6f5a4b3',
      committedAt: ago(2 * hour),
      author: 'Ada Lovelace',
      subject: 'Release api 1.8.2 with the new retry budget',
      webUrl: 'https://git.example.com/acme/payments/commit/4be1c0d',
    },
    ...some,
  });
}
