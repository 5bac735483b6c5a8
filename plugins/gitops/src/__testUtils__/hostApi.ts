import { PlacementView } from '@oneroof/plugin-gitops-common';
import { FakeGitopsApi } from './FakeGitopsApi';
import { delivery, environment } from './fixtures';
import { fortyHosts, hostPlacement } from './hostFixtures';

/** The placement of {@link hostApi}. */
export const hostPlacementId = 'a'.repeat(32);

/** A delivery whose production is one placement on hosts: forty, but for what is given. */
export function hostApi(
  some: Partial<PlacementView> = {},
  fleet = fortyHosts(),
): FakeGitopsApi {
  return new FakeGitopsApi({
    deliveries: [
      delivery([
        environment('prod', {
          summary: { title: 'Production' },
          placements: [hostPlacement(some)],
        }),
      ]),
    ],
    resources: { [hostPlacementId]: fleet.hosts },
    hosts: { [hostPlacementId]: fleet.overview },
  });
}
