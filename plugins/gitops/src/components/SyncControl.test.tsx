import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SyncRun } from '@oneroof/plugin-gitops-common';
import { FakeGitopsApi } from '../__testUtils__/FakeGitopsApi';
import { hostApi, hostPlacementId } from '../__testUtils__/hostApi';
import { renderOnEntity } from '../__testUtils__/renderDelivery';

const tab = (api: FakeGitopsApi, route?: string) =>
  renderOnEntity('entity-content:gitops', { api, route });

const finished: SyncRun = {
  id: 'run-1',
  state: 'succeeded',
  requestedBy: 'user:default/grace',
  requestedAt: '2026-11-21T09:00:00Z',
  startedAt: '2026-11-21T09:00:02Z',
  finishedAt: '2026-11-21T09:01:22Z',
  counts: { unchanged: 9, changed: 31, failed: 0, unreachable: 0 },
};

describe('a sync', () => {
  it('asks first, in plain words, then follows the run to its end', async () => {
    const api = hostApi();
    const runs: SyncRun[] = [];
    api.onSync = run => runs.push(run);
    tab(api);
    await userEvent.click(await screen.findByRole('button', { name: 'Sync…' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Sync 40 hosts?',
    });
    expect(dialog).toHaveTextContent(
      'This runs the playbook hosts/payments/site.yml with Ansible on 40 hosts of group web (inventory datacenter-eu).',
    );
    expect(dialog).toHaveTextContent('3 hosts differ from git at present.');
    expect(runs).toHaveLength(0);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Run on 40 hosts' }),
    );
    const latest = await screen.findByRole('region', { name: 'Latest sync' });
    expect(latest).toHaveTextContent('Sync asked for, about to start');
    expect(runs).toHaveLength(1);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();

    Object.assign(runs[0], {
      ...finished,
      id: runs[0].id,
      requestedAt: runs[0].requestedAt,
    });
    expect(
      await screen.findByText(
        /31 changed · 9 unchanged/,
        {},
        { timeout: 4000 },
      ),
    ).toBeInTheDocument();
    expect(latest).toHaveTextContent('Sync succeeded');
    expect(screen.getByRole('button', { name: 'Sync…' })).toBeEnabled();
  });

  it('runs nothing when it is called off', async () => {
    const api = hostApi();
    const asked = jest.spyOn(api, 'syncPlacement');
    tab(api);
    await userEvent.click(await screen.findByRole('button', { name: 'Sync…' }));
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(asked).not.toHaveBeenCalled();
  });

  it('is refused in words beside the button', async () => {
    tab(
      hostApi({
        canSync: { allowed: false, reason: 'the delivery names no playbook' },
      }),
    );
    const button = await screen.findByRole('button', { name: 'Sync…' });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(
      'Cannot sync: the delivery names no playbook',
    );
    expect(
      screen.getByText('Cannot sync: the delivery names no playbook'),
    ).toBeVisible();
  });

  it('that could not be asked for says so', async () => {
    const api = hostApi();
    api.syncPlacement = async () => {
      throw new Error('database restarts');
    };
    tab(api);
    await userEvent.click(await screen.findByRole('button', { name: 'Sync…' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Run on 40 hosts' }),
    );
    expect(
      (await screen.findAllByText(/could not be asked for. database restarts/))
        .length,
    ).toBeGreaterThan(0);
  });

  it('that failed tells what each host said', async () => {
    tab(
      hostApi({
        syncRun: {
          ...finished,
          state: 'failed',
          counts: { unchanged: 9, changed: 28, failed: 2, unreachable: 1 },
          hosts: [
            { host: 'pay-07', result: 'failed', message: 'E: no package 3.1' },
            { host: 'pay-40', result: 'unreachable' },
          ],
        },
      }),
    );
    const latest = await screen.findByRole('region', { name: 'Latest sync' });
    expect(latest).toHaveTextContent(
      'Sync failed · 2 failed · 1 not reachable · 28 changed · 9 unchanged',
    );
    await userEvent.click(
      within(latest).getByRole('button', { name: 'Hosts on which it failed' }),
    );
    const said = within(latest)
      .getAllByRole('listitem')
      .map(item => item.textContent);
    expect(said).toEqual(['pay-07E: no package 3.1', 'pay-40not reachable']);
    expect(latest).toHaveTextContent('and 1 other');
  });

  it('is kept in a list of runs', async () => {
    const api = hostApi();
    api.world.syncs[hostPlacementId] = [
      finished,
      {
        id: 'run-0',
        state: 'errored',
        requestedBy: 'service:scheduler',
        requestedAt: '2026-11-20T09:00:00Z',
        cause: { code: 'timeout', message: 'timeout: no end within 30 min' },
      },
    ];
    tab(api);
    await userEvent.click(await screen.findByRole('tab', { name: 'Syncs' }));
    const table = await screen.findByRole('table', {
      name: 'Syncs of Production on eu-hosts',
    });
    const [, first, second] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(
      /Sync succeeded · 31 changed · 9 unchangedgrace1 min 20 sec$/,
    );
    expect(second).toHaveTextContent(
      /Sync broke offtimeout: no end within 30 minscheduler$/,
    );
  });

  it('that never was says how to come to one', async () => {
    tab(hostApi({ playbook: undefined }), '/?tab=syncs');
    expect(
      await screen.findByText(/playbook: {folder: playbooks, file: site.yml}/),
    ).toBeInTheDocument();
  });
});
