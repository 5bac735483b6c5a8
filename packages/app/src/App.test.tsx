import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import App from './App';

/** Answers as a backend does that has nothing yet. */
function answer(url: string): unknown {
  if (url.includes('/entity-facets')) {
    return { facets: {} };
  }
  return { items: [], totalItems: 0, pageInfo: {} };
}

beforeAll(() => {
  // The sidebar asks for the width of the window; jsdom has no media queries.
  Object.defineProperty(window, 'matchMedia', {
    value: (media: string) => ({
      media,
      matches: false,
      addListener: () => {},
      removeListener: () => {},
      addEventListener: () => {},
      removeEventListener: () => {},
    }),
  });
  global.fetch = async input => {
    const url = input instanceof Request ? input.url : String(input);
    return Response.json(answer(url));
  };
  process.env = {
    NODE_ENV: 'test',
    APP_CONFIG: [
      {
        data: {
          app: {
            title: 'Oneroof',
            baseUrl: 'http://localhost:3000',
            extensions: [{ 'sign-in-page:app': false }],
          },
          backend: { baseUrl: 'http://localhost:7007' },
        },
        context: 'test',
      },
      // What the portal reads is a list of configurations, but the type of the environment knows texts only.
    ] as unknown as string,
  };
});

describe('App', () => {
  it('shows the portal under its name, with the catalog in the sidebar', async () => {
    render(App.createRoot());

    expect(
      await screen.findByRole('link', { name: 'Oneroof' }, { timeout: 20_000 }),
    ).toHaveAttribute('href', '/');
    const sidebar = screen.getByTestId('sidebar-root');
    const catalog = within(sidebar).getByRole('link', { name: /catalog/i });
    await userEvent.click(catalog);
    expect(catalog).toHaveAttribute('aria-current', 'page');
  }, 40_000);
});
