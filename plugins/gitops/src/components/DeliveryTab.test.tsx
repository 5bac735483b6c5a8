import { NotAllowedError } from '@backstage/errors';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeGitopsApi } from '../__testUtils__/FakeGitopsApi';
import { FakeSignals, renderOnEntity } from '../__testUtils__/renderDelivery';
import {
  counts,
  delivery,
  environment,
  placement,
  resource,
} from '../__testUtils__/fixtures';

const devId = 'd'.repeat(32);
const prodId = 'e'.repeat(32);

const deployment = resource({
  sync: 'drifted',
  hasDocuments: true,
  drift: [
    {
      path: '.spec.replicas',
      op: 'change',
      desired: 3,
      live: 10,
      by: {
        manager: 'kubectl-scale',
        operation: 'Update',
        subresource: 'scale',
        time: '2026-11-21T09:00:00Z',
      },
    },
  ],
  unmanaged: [{ path: '.spec.paused', live: true, by: { manager: 'hpa' } }],
});

function world() {
  return {
    deliveries: [
      delivery([
        environment('dev', {
          summary: { title: 'Development' },
          placements: [placement({ id: devId })],
        }),
        environment('prod', {
          summary: { title: 'Production', tier: 'production' },
          after: ['dev'],
          placements: [
            placement({
              id: prodId,
              target: { name: 'eu-1', type: 'kubernetes', cluster: 'eu-1' },
              sync: 'drifted',
              counts: counts({ drifted: 1, 'in-sync': 2 }),
            }),
          ],
        }),
      ]),
    ],
    resources: {
      [devId]: [resource({ name: 'in-dev' })],
      [prodId]: [
        deployment,
        resource({ name: 'calm-one', key: 'calm-one' }),
        resource({ name: 'calm-two', key: 'calm-two' }),
      ],
    },
  };
}

const tab = (api: FakeGitopsApi, route?: string, signals?: FakeSignals) =>
  renderOnEntity('entity-content:gitops', { api, route, signals });

describe('DeliveryTab', () => {
  it('shows environments in words, and the resources of the first', async () => {
    tab(new FakeGitopsApi(world()));
    expect(
      await screen.findByRole('radio', {
        name: 'Development: healthy, in sync 14',
      }),
    ).toBeChecked();
    expect(
      screen.getByRole('radio', {
        name: 'Production: healthy, drifted 1 of 3',
      }),
    ).not.toBeChecked();
    expect(await screen.findByText('in-dev')).toBeInTheDocument();
  });

  it('chooses environments with arrow keys, and opens the drift of the chosen', async () => {
    tab(new FakeGitopsApi(world()));
    const dev = await screen.findByRole('radio', { name: /Development/ });
    dev.focus();
    await userEvent.keyboard('{ArrowRight}');
    const prod = screen.getByRole('radio', { name: /Production/ });
    expect(prod).toBeChecked();
    expect(prod).toHaveFocus();
    expect(dev).toHaveAttribute('tabindex', '-1');

    // The only drifted resource is what the reader came for.
    const toggle = await screen.findByRole('button', {
      name: 'Details of Deployment payments-api',
    });
    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    const row = screen.getByRole('rowheader', { name: '.spec.replicas' });
    const cells = within(row.closest('tr')!);
    expect(cells.getByText('3')).toBeInTheDocument();
    expect(cells.getByText('10')).toBeInTheDocument();
    expect(cells.getByText('scaled by hand with kubectl')).toBeInTheDocument();
    expect(
      cells.getByText(/kubectl-scale through \/scale/),
    ).toBeInTheDocument();
    expect(screen.getByText('.spec.paused')).toBeInTheDocument();

    toggle.focus();
    await userEvent.keyboard('{Enter}');
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByText('.spec.replicas')).not.toBeInTheDocument();
  });

  it('takes environment and verdict from the address', async () => {
    tab(new FakeGitopsApi(world()), '/?environment=prod&verdict=in-sync');
    expect(await screen.findByText('calm-one')).toBeInTheDocument();
    expect(screen.queryByText('payments-api')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'drifted 1' }));
    expect(await screen.findByText('payments-api')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'drifted 1' })).toHaveAttribute(
      'aria-current',
      'true',
    );
    await waitFor(() =>
      expect(screen.queryByText('calm-one')).not.toBeInTheDocument(),
    );
  });

  it('filters by text once typing pauses', async () => {
    tab(new FakeGitopsApi(world()), '/?environment=prod');
    await screen.findByText('calm-one');
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Filter by kind or name' }),
      'two',
    );
    await waitFor(() =>
      expect(screen.queryByText('calm-one')).not.toBeInTheDocument(),
    );
    expect(screen.getByText('calm-two')).toBeInTheDocument();
  });

  it('follows a refresh by signals and says when it arrived', async () => {
    const api = new FakeGitopsApi(world());
    const signals = new FakeSignals();
    const [prod] = api.world.deliveries[0].environments[1].placements;
    api.onRefresh = () => {
      prod.refreshing = true;
    };
    tab(api, undefined, signals);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Refresh' }),
    );
    expect(api.refreshed).toEqual(['component:default/payments']);
    expect(
      await screen.findByText(/Asked for a fresh look/),
    ).toBeInTheDocument();

    prod.refreshing = false;
    api.world.deliveries[0].environments[1].sync = 'in-sync';
    act(() => signals.send([prodId]));
    expect(
      await screen.findByText('Observed again just now.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('radio', { name: /Production: healthy, in sync/ }),
    ).toBeInTheDocument();
  });

  it('takes a question while the schedule looks already: that look may be too old', async () => {
    const api = new FakeGitopsApi(world());
    api.world.deliveries[0].environments[1].placements[0].refreshing = true;
    tab(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Refresh' }),
    );
    expect(api.refreshed).toEqual(['component:default/payments']);
  });

  it('does not ask again for signals about others', async () => {
    const api = new FakeGitopsApi(world());
    const signals = new FakeSignals();
    const asked = jest.spyOn(api, 'getDelivery');
    tab(api, undefined, signals);
    await screen.findByText('in-dev');
    const before = asked.mock.calls.length;
    act(() => signals.send(['f'.repeat(32)]));
    await act(async () => {});
    expect(asked.mock.calls).toHaveLength(before);
  });

  it('says what to write for a component without delivery', async () => {
    tab(new FakeGitopsApi());
    expect(
      await screen.findByText('No delivery to show yet'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/component: component:default\/payments/),
    ).toBeInTheDocument();
  });

  it('says the same for hosts, with the manifest of a host', async () => {
    tab(new FakeGitopsApi());
    await userEvent.click(
      await screen.findByRole('radio', { name: 'On hosts' }),
    );
    expect(
      screen.getByText(
        /target: dev-hosts, source: {path: hosts\/payments\/dev}/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/tcp:443: {listening: true}/)).toBeInTheDocument();
  });

  it('says that reading is forbidden', async () => {
    const api = new FakeGitopsApi();
    api.getDelivery = async () => {
      throw new NotAllowedError();
    };
    tab(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see this',
    );
  });

  it('tries again after an error', async () => {
    const api = new FakeGitopsApi(world());
    const answer = api.getDelivery.bind(api);
    api.getDelivery = async () => {
      throw new Error('database restarts');
    };
    tab(api);
    expect(
      await screen.findByText(/database restarts/, {}, { timeout: 3000 }),
    ).toBeInTheDocument();
    api.getDelivery = answer;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('in-dev')).toBeInTheDocument();
  });

  it('names the cause of unknown beside the last good state, and problems by line', async () => {
    const data = world();
    Object.assign(data.deliveries[0], {
      problems: [
        {
          repository: 'https://git.example.com/a',
          file: 'deploy/delivery.yaml',
          line: 12,
          column: 7,
          code: 'invalid',
          message: 'Unrecognized key: "plcements"',
        },
      ],
    });
    Object.assign(data.deliveries[0].environments[0].placements[0], {
      sync: 'unknown',
      stale: true,
      cause: { code: 'forbidden', message: 'forbidden: cannot list pods' },
      lastGood: {
        observedAt: '2026-11-21T09:00:00Z',
        sync: 'in-sync',
        health: 'healthy',
      },
    });
    tab(new FakeGitopsApi(data));
    expect(
      (await screen.findAllByText('forbidden: cannot list pods')).length,
    ).toBeGreaterThan(0);
    expect(screen.getAllByText(/last good: in sync, healthy/)).not.toHaveLength(
      0,
    );
    expect(screen.getAllByText(/stale, seen/)).not.toHaveLength(0);
    expect(screen.getByText(/line 12, column 7/)).toBeInTheDocument();
  });

  it('tells of an unknown resource why, and what was known last', async () => {
    const data = world();
    data.resources[devId] = [
      resource({
        name: 'api',
        sync: 'unknown',
        health: 'unknown',
        cause: { code: 'unreachable', message: 'no answer from eu-1' },
        warnings: [
          { code: 'schema-unavailable', message: 'no answer from eu-1' },
          { code: 'unknown-field', message: '.spec.replcas is no field' },
        ],
        lastGood: {
          observedAt: '2026-11-21T09:00:00Z',
          sync: 'drifted',
          health: 'degraded',
        },
      }),
    ];
    tab(new FakeGitopsApi(data));
    expect(await screen.findByText('(was drifted)')).toHaveAttribute(
      'title',
      expect.stringContaining('2026'),
    );
    await userEvent.click(
      screen.getByRole('button', { name: /^Details of .* api$/ }),
    );
    expect(await screen.findByText('no answer from eu-1')).toBeInTheDocument();
    expect(
      screen.getByText(/Last known: drifted, degraded/),
    ).toBeInTheDocument();
    // What the cause says is not said once more.
    expect(screen.getByRole('list', { name: 'Warnings' })).toHaveTextContent(
      /^\.spec\.replcas is no field$/,
    );
  });

  it('names those who keep overwriting each other', async () => {
    const data = world();
    data.resources[devId] = [
      resource({
        name: 'api',
        fights: [
          {
            path: '.spec.replicas',
            managers: ['argocd', 'hpa'],
            times: 3,
            since: '2026-11-21T09:00:00Z',
            until: '2026-11-21T09:10:00Z',
          },
        ],
      }),
    ];
    tab(new FakeGitopsApi(data));
    await userEvent.click(
      await screen.findByRole('button', { name: /^Details of .* api$/ }),
    );
    expect(
      await screen.findByText(
        '.spec.replicas: argocd and hpa keep overwriting each other (3 times in 10 min)',
      ),
    ).toBeInTheDocument();
  });

  it('shows hostile text as text, and links to the web only', async () => {
    const hostile = '<img src=x onerror=alert(1)>{{t}} $t(retry)';
    const data = world();
    const [dev] = data.deliveries[0].environments;
    dev.environment.title = hostile;
    dev.placements[0].revision = {
      repository: 'https://git.example.com/a',
      commit: 'c'.repeat(40),
      committedAt: '2026-11-21T09:00:00Z',
      author: hostile,
      subject: hostile,
      // eslint-disable-next-line no-script-url
      webUrl: 'javascript:alert(1)',
    };
    data.resources[devId] = [
      resource({ name: hostile, sync: 'missing', ignoredBy: [hostile] }),
    ];
    tab(new FakeGitopsApi(data));
    expect(
      await screen.findByRole('radio', {
        name: `${hostile}: healthy, in sync 14`,
      }),
    ).toBeInTheDocument();
    expect(await screen.findAllByText(hostile)).not.toHaveLength(0);
    expect(document.querySelector('img[src="x"]')).toBeNull();
    expect(document.querySelector('a[href^="javascript"]')).toBeNull();
  });

  it('says of a secret only that it differs', async () => {
    const data = world();
    data.resources[prodId] = [
      resource({
        kind: 'Secret',
        name: 'db',
        sync: 'drifted',
        drift: [
          {
            path: '.data.password',
            op: 'change',
            desired: '••••••••',
            live: '••••••••',
          },
        ],
      }),
    ];
    tab(new FakeGitopsApi(data), '/?environment=prod');
    expect(
      await screen.findByText('differs (secret, not shown)'),
    ).toBeInTheDocument();
  });

  it('tells what changed before in the history', async () => {
    const api = new FakeGitopsApi({
      ...world(),
      history: {
        [prodId]: [
          {
            id: '1',
            at: '2026-11-21T09:00:00Z',
            type: 'sync',
            from: 'in-sync',
            to: 'drifted',
          },
          {
            id: '0',
            at: '2026-11-21T08:00:00Z',
            type: 'sync-run',
            to: 'failed',
          },
        ],
      },
    });
    tab(api, '/?environment=prod');
    await userEvent.click(await screen.findByRole('tab', { name: 'History' }));
    const table = await screen.findByRole('table', {
      name: 'What changed in Production on eu-1',
    });
    expect(within(table).getByText('in sync')).toBeInTheDocument();
    expect(within(table).getByText('drifted')).toBeInTheDocument();
    expect(within(table).getByText('Sync failed')).toBeInTheDocument();
  });

  it('does not offer a refresh to those who may not ask for one', async () => {
    renderOnEntity('entity-content:gitops', {
      api: new FakeGitopsApi(world()),
      denied: 'gitops.environment.refresh',
    });
    expect(
      await screen.findByText('You may not refresh these environments.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Refresh' })).toBeDisabled();
  });
});
