import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import signalsPlugin from '@backstage/plugin-signals/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import gitopsPlugin from '@oneroof/plugin-gitops';
import { configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import App from './App';

configure({ asyncUtilTimeout: 20_000 });

/** Answers as a backend does that has nothing yet. */
function answer(url: string): unknown {
  return url.includes('/entity-facets')
    ? { facets: {} }
    : { items: [], totalItems: 0, pageInfo: {} };
}

beforeAll(() => {
  // The bundler finds the plugins among the dependencies of this package; a test has no bundler.
  const discovered = [
    catalogGraphPlugin,
    notificationsPlugin,
    searchPlugin,
    signalsPlugin,
    userSettingsPlugin,
    gitopsPlugin,
  ].map((plugin, index) => ({ name: `plugin-${index}`, default: plugin }));
  Object.assign(window, {
    '__@backstage/discovered__': { modules: discovered },
    // Signals would connect for real and keep the test from ending.
    WebSocket: class {
      addEventListener() {}
      send() {}
      close() {}
    },
    matchMedia: (media: string) => ({
      media,
      matches: false,
      addListener() {},
      removeListener() {},
      addEventListener() {},
      removeEventListener() {},
    }),
  });
  global.fetch = async input =>
    Response.json(answer(input instanceof Request ? input.url : `${input}`));
  const data = {
    app: {
      title: 'Oneroof',
      baseUrl: 'http://localhost:3000',
      packages: 'all',
      extensions: [
        { 'sign-in-page:app': false },
        {
          'app/routes': {
            config: { redirects: [{ from: '/', to: '/catalog' }] },
          },
        },
      ],
    },
    backend: { baseUrl: 'http://localhost:7007' },
  };
  process.env = {
    NODE_ENV: 'test',
    // The portal reads a list of configurations here, although an environment holds texts only.
    APP_CONFIG: [{ data, context: 'test' }] as unknown as string,
  };
});

describe('App', () => {
  it('shows the board under the name of the portal, by the sidebar', async () => {
    render(App.createRoot());

    expect(
      await screen.findByRole('link', { name: 'Oneroof' }),
    ).toHaveAttribute('href', '/');
    const sidebar = within(screen.getByTestId('sidebar-root'));
    expect(sidebar.getByRole('link', { name: 'Catalog' })).toHaveAttribute(
      'href',
      '/catalog',
    );
    await userEvent.click(sidebar.getByRole('link', { name: 'Delivery' }));
    expect(
      await screen.findByText('No component has a delivery yet'),
    ).toBeInTheDocument();
  }, 60_000);
});
