import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { gitopsPlugin } from '../plugin';
import { FakeGitopsApi, FakeWorld } from '../__testUtils__/FakeGitopsApi';
import { boardRow, counts } from '../__testUtils__/fixtures';
import { apisOf } from '../__testUtils__/renderDelivery';

const environments: FakeWorld['environments'] = [
  { name: 'dev', title: 'Development', tier: 'development', owner: '' },
  { name: 'prod', title: 'Production', tier: 'production', owner: '' },
];

const calm = boardRow('ledger', [{ environment: 'dev' }]);
const drifted = boardRow('payments', [
  { environment: 'dev' },
  {
    environment: 'prod',
    release: 'r-6b10ab2',
    sync: 'drifted',
    health: 'degraded',
    counts: counts({ drifted: 2, 'in-sync': 12 }),
    hostCount: 10,
  },
]);

function board(api: FakeGitopsApi, route = '/delivery') {
  return renderTestApp({
    extensions: [gitopsPlugin.getExtension('page:gitops')],
    apis: apisOf({ api }),
    initialRouteEntries: [route],
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': convertLegacyRouteRef(entityRouteRef),
    },
  });
}

const world = { environments, board: [calm, drifted] };

describe('DeliveryPage', () => {
  it('says in words what runs where, and leads to the tab', async () => {
    board(new FakeGitopsApi(world));
    const table = await screen.findByRole('table', {
      name: 'Components and what runs in each environment',
    });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(cell => cell.textContent),
    ).toEqual(['Component', 'Development', 'Production']);
    expect(
      within(table).getByRole('link', {
        name: /^payments in Production: 1\.8\.2 \(degraded, drifted 2 of 14\)/,
      }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/delivery?environment=prod',
    );
    expect(
      within(table).getByText('not delivered to Production'),
    ).toBeInTheDocument();
    expect(screen.getByText('2 components')).toBeInTheDocument();
  });

  it('tells on focus how many of what it counts are hosts', async () => {
    board(new FakeGitopsApi(world));
    const chip = await screen.findByRole('link', {
      name: /^payments in Production/,
    });
    // The first key tells react-aria that somebody uses a keyboard.
    await userEvent.tab();
    act(() => chip.focus());
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      /drifted 2 of 14of these, 10 are hosts/,
    );
  });

  it('takes its filters from the address and leaves out words it does not know', async () => {
    const api = new FakeGitopsApi(world);
    const asked = jest.spyOn(api, 'listDeliveries');
    board(
      api,
      '/delivery?sync=drifted&sync=bogus&health=degraded&owner=group:default/team-payments',
    );
    expect(
      await screen.findByRole('rowheader', { name: /payments/ }),
    ).toBeInTheDocument();
    expect(screen.queryByText('ledger')).not.toBeInTheDocument();
    expect(asked.mock.calls[0][0]).toEqual({
      sync: ['drifted'],
      health: ['degraded'],
      owner: ['group:default/team-payments'],
      limit: 100,
    });
  });

  it('filters by text, and clears all filters when nothing matches', async () => {
    board(new FakeGitopsApi(world));
    await screen.findByText('ledger');
    await userEvent.type(screen.getByRole('searchbox'), 'no such');
    expect(
      await screen.findByText('No component matches these filters.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(await screen.findByText('ledger')).toBeInTheDocument();
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('filters by verdict with the choices of the filter', async () => {
    board(new FakeGitopsApi(world));
    await screen.findByText('ledger');
    await userEvent.click(screen.getByRole('button', { name: /Sync/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'drifted' }),
    );
    await waitFor(() =>
      expect(screen.queryByText('ledger')).not.toBeInTheDocument(),
    );
  });

  it('keeps only rows in view and loads pages as they come into view', async () => {
    const rows = Array.from({ length: 1000 }, (_, index) =>
      boardRow(`c-${index}`, [{}]),
    );
    const api = new FakeGitopsApi({ environments, board: rows });
    const asked = jest.spyOn(api, 'listDeliveries');
    board(api);
    expect(
      await screen.findByText('100 components so far'),
    ).toBeInTheDocument();
    expect(asked).toHaveBeenCalledTimes(1);
    const shown = screen.getAllByRole('rowheader').length;
    expect(shown).toBeGreaterThan(5);
    expect(shown).toBeLessThan(60);
  });

  it('says what to write while nothing is declared', async () => {
    board(new FakeGitopsApi());
    expect(
      await screen.findByText('No component has a delivery yet'),
    ).toBeInTheDocument();
    expect(screen.getByText(/kind: Environment/)).toBeInTheDocument();
    expect(screen.getByText(/kind: Delivery/)).toBeInTheDocument();
  });

  it('shows the board although problems may not be read', async () => {
    const api = new FakeGitopsApi(world);
    api.listProblems = async () => {
      throw new Error('forbidden');
    };
    board(api);
    expect(await screen.findByText('ledger')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says that the board could not be loaded', async () => {
    const api = new FakeGitopsApi(world);
    api.listDeliveries = async () => {
      throw new Error('no database');
    };
    board(api);
    expect(
      await screen.findByText(/no database/, {}, { timeout: 3000 }),
    ).toBeInTheDocument();
  });
});
