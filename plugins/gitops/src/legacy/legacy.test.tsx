import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { FakeGitopsApi } from '../__testUtils__/FakeGitopsApi';
import { boardRow, delivery, environment } from '../__testUtils__/fixtures';
import { paymentsEntity } from '../__testUtils__/renderDelivery';
import {
  DeliveryPage,
  EntityDeliveryCard,
  EntityDeliveryContent,
  gitopsApiRef,
  isDeliveryAvailable,
} from '../legacy';

const api = () =>
  new FakeGitopsApi({
    environments: [{ name: 'dev', title: 'Development', owner: '' }],
    board: [boardRow('ledger', [{}])],
    deliveries: [delivery([environment('dev')])],
  });

async function render(element: JSX.Element) {
  await renderInTestApp(
    <TestApiProvider apis={[[gitopsApiRef, api()]]}>
      <EntityProvider entity={paymentsEntity}>
        <Routes>
          <Route path="/mounted" element={element} />
        </Routes>
      </EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: ['/mounted'],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

describe('legacy exports', () => {
  it('renders the page with its own header', async () => {
    await render(<DeliveryPage />);
    expect(
      await screen.findByRole('heading', { name: 'Delivery' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('ledger')).toBeInTheDocument();
  });

  it('renders the tab', async () => {
    await render(<EntityDeliveryContent />);
    expect(
      await screen.findByRole('radio', { name: /^dev: healthy/ }),
    ).toBeInTheDocument();
  });

  it('renders the card', async () => {
    await render(<EntityDeliveryCard />);
    expect(
      await screen.findByRole('list', { name: 'Environments of payments' }),
    ).toBeInTheDocument();
  });

  it.each([
    ['Component', true],
    ['component', true],
    ['API', false],
  ])('offers the tab for kind %s: %s', (kind, expected) => {
    expect(isDeliveryAvailable({ ...paymentsEntity, kind })).toBe(expected);
  });
});
