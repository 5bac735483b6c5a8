import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeGitopsApi } from '../__testUtils__/FakeGitopsApi';
import { resource } from '../__testUtils__/fixtures';
import { hostApi, hostPlacementId } from '../__testUtils__/hostApi';
import { fortyHosts, host, hostPlacement } from '../__testUtils__/hostFixtures';
import { renderOnEntity } from '../__testUtils__/renderDelivery';

const tab = (api: FakeGitopsApi, route?: string) =>
  renderOnEntity('entity-content:gitops', { api, route });

const hostTable = () =>
  screen.findByRole('table', { name: 'Hosts of Production on eu-hosts' });

const namesIn = (table: HTMLElement) =>
  within(table)
    .getAllByLabelText(/^Details of/)
    .map(button => button.getAttribute('aria-label')?.slice(11));

describe('HostList', () => {
  it('says in words how the hosts are, all together', async () => {
    tab(hostApi());
    expect(
      await screen.findByRole('heading', { name: '36 of 40 hosts in sync' }),
    ).toBeInTheDocument();
    expect(screen.getByText('3 differ · 1 unknown')).toBeInTheDocument();
    expect(
      screen.getByText('group web of inventory datacenter-eu'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/^checked by Ansible .* ago$/),
    ).toHaveAttribute('datetime', '2026-11-21T11:40:00Z');
    // On the card and beside the title.
    expect(screen.getByText('40 hosts')).toBeInTheDocument();
    expect(screen.getByText('eu-hosts / web · 40 hosts')).toBeInTheDocument();
  });

  it('groups those that stand out by what is the matter with them', async () => {
    tab(hostApi());
    const section = await screen.findByRole('region', {
      name: 'What stands out',
    });
    await within(section).findByText('not reachable');
    const lines = within(section).getAllByRole('listitem');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toHaveTextContent(
      /^2 hosts\s*package\[payments-agent\]\.versions Git 3\.1 → Live 3\.0pay-07, pay-31$/,
    );
    expect(lines[1]).toHaveTextContent('must not be there');
    expect(lines[1]).toHaveTextContent('and 2 more');
    // The code stands there in words; the message need not begin with it.
    expect(lines[2]).toHaveTextContent(
      /not reachable no answer from 10\.20\.0\.40 port 22pay-40$/,
    );
  });

  it('filters the table to the hosts of one line, and back', async () => {
    tab(hostApi(), '/?text=pay-0&verdict=drifted');
    const table = await hostTable();
    expect(namesIn(table)).toEqual(['pay-07']);
    const line = await screen.findByRole('link', { name: '2 hosts' });
    await userEvent.click(line);
    await waitFor(() => expect(namesIn(table)).toEqual(['pay-07', 'pay-31']));
    expect(line).toHaveAttribute('aria-current', 'true');
    expect(screen.getByRole('link', { name: 'all 40' })).not.toHaveAttribute(
      'aria-current',
    );
    await userEvent.click(line);
    await waitFor(() => expect(namesIn(table).length).toBeGreaterThan(10));
    expect(line).not.toHaveAttribute('aria-current');
  });

  it('takes the difference from the address, and lets a verdict replace it', async () => {
    tab(hostApi(), '/?differs=bbbbbbbbbbbb');
    expect(namesIn(await hostTable())).toEqual(['pay-12']);
    await userEvent.click(screen.getByRole('link', { name: 'unknown 1' }));
    await waitFor(async () =>
      expect(namesIn(await hostTable())).toEqual(['pay-40']),
    );
  });

  it('asks for nothing that is no id of a difference', async () => {
    const api = hostApi();
    const asked = jest.spyOn(api, 'listResources');
    tab(api, '/?differs=%27%3B--');
    await hostTable();
    expect(asked.mock.calls.some(([, query]) => query.differs)).toBe(false);
  });

  it('opens a host to what differs, what was not checked and what machine it is', async () => {
    tab(hostApi(), '/?differs=bbbbbbbbbbbb');
    // The only one opens by itself.
    const table = await hostTable();
    const drift = within(table).getByRole('table');
    const row = (path: string) =>
      within(drift).getByRole('rowheader', { name: path }).closest('tr')!;
    expect(row('file[/etc/payments/agent.conf].mode')).toHaveTextContent(
      /"0640""0666"changed .* ago$/,
    );
    expect(row('user[debug].exists')).toHaveTextContent(
      /must not be theretrue$/,
    );
    expect(row('service[payments-agent]')).toHaveTextContent(
      /declarednot on the host$/,
    );
    expect(row('file[/etc/payments/agent.conf].contents')).toHaveTextContent(
      /differs \(not shown, since it may hold secrets\)$/,
    );
    expect(
      screen.getByRole('list', { name: 'Declared and not checked' }),
    ).toHaveTextContent(
      'command[payments-agent --version]commands are not allowed for inventory datacenter-eu',
    );
    const fact = (title: string) =>
      within(table).getByText(title, { selector: 'dt' }).nextSibling;
    expect(fact('Groups')).toHaveTextContent('datacenter-eu, web');
    expect(fact('Address')).toHaveTextContent('10.20.0.7');
    expect(fact('Kernel')).toHaveTextContent('6.1.0-28-amd64');
    expect(fact('Checked')).toHaveTextContent('84%');
    expect(
      within(fact('Facts') as HTMLElement).getByText(/^told .* ago$/),
    ).toHaveAttribute('title', expect.stringContaining('2026'));
  });

  it.each([
    ['fresh', { groups: [], os: 'Debian 12' }, 'fresh at the last look'],
    ['lacking', { groups: [] }, 'none that count'],
  ])('says of %s facts that they are so', async (_, facts, words) => {
    const fleet = fortyHosts();
    fleet.hosts = [host('one', { host: facts })];
    tab(hostApi({}, fleet));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Details of one' }),
    );
    expect(screen.getByText(words)).toBeInTheDocument();
  });

  it('does not count unknown hosts that it has not looked through', async () => {
    const fleet = fortyHosts();
    fleet.hosts = Array.from({ length: 150 }, (_, index) =>
      host(`machine-${index}`, {
        sync: 'unknown',
        cause: { code: 'timeout', message: 'timeout: no answer within 10 s' },
      }),
    );
    tab(hostApi({}, fleet));
    expect(
      await screen.findByRole('link', { name: 'at least 100 hosts' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/and 97 others/)).toBeInTheDocument();
  });

  it('says which part could be checked, and on demand what could not', async () => {
    const api = hostApi();
    tab(api);
    const summary = await screen.findByRole('button', {
      name: '84% of what is declared could be checked',
    });
    expect(summary).toHaveAttribute('aria-expanded', 'false');
    summary.focus();
    await userEvent.keyboard('{Enter}');
    expect(summary).toHaveAttribute('aria-expanded', 'true');
    expect(
      await screen.findByText(
        /commands are not allowed for inventory datacenter-eu/,
      ),
    ).toHaveTextContent(/command\[payments-agent --version\] on 39 hosts$/);
  });

  it('keeps differences that nobody declared apart and closed', async () => {
    tab(hostApi());
    const summary = await screen.findByRole('button', {
      name: 'Differ from each other in 2 things that git does not declare',
    });
    expect(screen.queryByText('5.10.0-28-amd64')).not.toBeInTheDocument();
    await userEvent.click(summary);
    const kernel = screen
      .getByRole('rowheader', { name: 'kernel' })
      .closest('tr');
    expect(kernel).toHaveTextContent(
      /6\.1\.0-28-amd64 on 37 hosts5\.10\.0-28-amd64 on 2 hosts: pay-07, pay-31$/,
    );
    expect(screen.getByText('not installed')).toBeInTheDocument();
  });

  it('says why a check run failed', async () => {
    const fleet = fortyHosts();
    fleet.overview.checkCause = {
      code: 'timeout',
      message: 'timeout: no end within 30 min',
    };
    tab(hostApi({}, fleet));
    expect(
      await screen.findByText(
        /the check by Ansible failed: timeout: no end within 30 min/,
      ),
    ).toBeInTheDocument();
  });

  it('shows the text of hosts as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>{{t}} $t(retry) https://evil';
    const fleet = fortyHosts();
    fleet.hosts = [
      host(hostile, {
        sync: 'drifted',
        healthReason: hostile,
        health: 'degraded',
        drift: [
          {
            path: `file[${hostile}].mode`,
            op: 'change',
            desired: hostile,
            live: `${hostile}.`,
          },
        ],
        unchecked: [{ path: hostile, reason: hostile }],
        host: { groups: [hostile], os: hostile, kernel: hostile },
      }),
    ];
    fleet.overview.differences[0].hosts = [hostile];
    fleet.overview.skew[0].values[0].value = hostile;
    tab(hostApi({}, fleet));
    await hostTable();
    expect(screen.getAllByText(hostile).length).toBeGreaterThan(4);
    expect(document.querySelector('img[src="x"]')).toBeNull();
    expect(document.querySelector('a[href*="evil"]')).toBeNull();
  });

  it('keeps only hosts in view in the page, and asks for others by pages', async () => {
    const fleet = fortyHosts();
    fleet.hosts = Array.from({ length: 5000 }, (_, index) =>
      host(`machine-${index}`),
    );
    const api = hostApi({}, fleet);
    const asked = jest.spyOn(api, 'listResources');
    tab(api);
    const shown = namesIn(await hostTable()).length;
    expect(shown).toBeGreaterThan(5);
    expect(shown).toBeLessThan(60);
    expect(asked.mock.calls.every(([, { limit }]) => limit === 100)).toBe(true);
    expect(
      screen.getByRole('button', { name: 'Show more' }),
    ).toBeInTheDocument();
  });

  it('leaves the filters of a target with the target', async () => {
    const api = hostApi();
    const other = 'b'.repeat(32);
    api.world.deliveries[0].environments[0].placements.push(
      hostPlacement({
        id: other,
        target: { name: 'us-hosts', type: 'hosts', inventory: 'us' },
      }),
    );
    api.world.resources[other] = [host('us-01')];
    tab(api, '/?differs=bbbbbbbbbbbb');
    expect(namesIn(await hostTable())).toEqual(['pay-12']);
    await userEvent.click(screen.getByLabelText(/Target/));
    await userEvent.click(
      await screen.findByRole('option', { name: /us-hosts/ }),
    );
    expect(
      await screen.findByRole('button', { name: 'Details of us-01' }),
    ).toBeInTheDocument();
  });

  it('keeps to the words of clusters on clusters', async () => {
    const api = hostApi({
      target: { name: 'eu-1', type: 'kubernetes', cluster: 'eu-1' },
      canSync: undefined,
      hostCount: undefined,
    });
    api.world.resources[hostPlacementId] = [resource()];
    tab(api);
    expect(
      await screen.findByRole('tab', { name: 'Resources' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('tab', { name: 'Syncs' })).toBeNull();
    expect(screen.queryByRole('button', { name: /Sync/ })).toBeNull();
  });
});

describe('a placement without hosts', () => {
  const none = {
    counts: { ...fortyHosts().counts, 'in-sync': 0, drifted: 0, unknown: 0 },
  };

  it.each([
    [
      'an empty group',
      {},
      'Group web of inventory datacenter-eu has no hosts',
      /hosts: {inventory: datacenter-eu, group: web}/,
    ],
    [
      'an inventory that the portal does not know',
      { cause: { code: 'not-configured' as const, message: 'no inventory' } },
      'The portal does not know the inventory datacenter-eu',
      /- name: datacenter-eu/,
    ],
    [
      'an inventory that could not be read',
      { cause: { code: 'unreachable' as const, message: 'no route to git' } },
      'No host is known of inventory datacenter-eu',
      /no route to git/,
    ],
    [
      'hosts that nobody has looked at',
      { observedAt: undefined },
      'Nobody has looked at these hosts yet',
      /appear here by themselves/,
    ],
  ])('explains %s', async (_, some, title, advice) => {
    tab(hostApi({ ...none, hostCount: 0, ...some }));
    expect(
      await screen.findByRole('heading', { name: title }),
    ).toBeInTheDocument();
    expect(screen.getAllByText(advice).length).toBeGreaterThan(0);
  });
});
