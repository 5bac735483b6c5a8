import { screen, within } from '@testing-library/react';
import { FakeGitopsApi } from '../__testUtils__/FakeGitopsApi';
import { delivery, environment, placement } from '../__testUtils__/fixtures';
import { renderOnEntity } from '../__testUtils__/renderDelivery';

const card = (api: FakeGitopsApi) =>
  renderOnEntity('entity-card:gitops/delivery', { api });

describe('DeliveryOverview', () => {
  it('has a line for each environment', async () => {
    card(
      new FakeGitopsApi({
        deliveries: [
          delivery([
            environment('dev', { summary: { title: 'Development' } }),
            environment('prod', {
              summary: { title: 'Production' },
              placements: [placement({ health: 'degraded', stale: true })],
            }),
          ]),
        ],
      }),
    );
    const lines = within(
      await screen.findByRole('list', { name: 'Environments of payments' }),
    ).getAllByRole('listitem');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toHaveTextContent(/Development.*healthy.*in sync 14/);
    expect(lines[1]).toHaveTextContent(/Production.*degraded.*stale, seen/);
    expect(
      within(lines[1]).getByRole('link', { name: 'Production' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/\/delivery\?environment=prod$/),
    );
  });

  it('says that nothing is declared', async () => {
    card(new FakeGitopsApi());
    expect(
      await screen.findByText(/Nothing here declares where payments runs/),
    ).toBeInTheDocument();
  });
});
