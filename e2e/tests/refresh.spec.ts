import { deployment, patchLive } from '../support/patchLive';
import { push } from '../support/repository';
import { expect, test } from '../support/test';

test.describe('refresh', () => {
  test('brings an edit by hand, and its end, to the open page', async ({
    page,
    tab,
  }) => {
    await tab.open('discounts', 'staging');
    await expect(tab.facts('staging')).toContainText('in sync');

    await patchLive('staging-1', deployment('discounts'), {
      spec: { replicas: 4 },
    });
    await tab.refresh();
    await expect(tab.facts('staging')).toContainText('drifted 1 of');
    const panel = tab.panel('Staging');
    await panel.getByRole('button', { name: 'Details of Deployment' }).click();
    const row = panel.getByRole('row', { name: /^\.spec\.replicas/ });
    await expect(row.getByRole('cell')).toHaveText([
      '1',
      '4',
      /^edited by hand with kubectl\s*kubectl-edit · \d+ sec\. ago$/,
    ]);

    await patchLive('staging-1', deployment('discounts'), {
      spec: { replicas: 1 },
    });
    await tab.refresh();
    await expect(tab.facts('staging')).not.toContainText('drifted');
    await expect(row).toBeHidden();
    await expect(page.getByRole('status').first()).toBeAttached();
  });

  test('brings a new commit: what git declares and what still runs', async ({
    tab,
  }) => {
    await tab.open('ledger', 'dev');
    const facts = tab.facts('dev');
    await expect(facts).toContainText('app 4.2.3');
    const change = (from: string, to: string, message: string) =>
      push('payments-gitops', {
        message,
        edits: {
          'apps/ledger/dev/statefulset.yaml': content =>
            content.replace(`ledger:${from}`, `ledger:${to}`),
        },
      });

    await change('4.2.3', '4.3.0', 'Release ledger 4.3.0 to dev');
    await tab.refresh();
    // Nobody applies it in this world: it stays declared and does not run.
    await expect(facts).toContainText('git declares app 4.3.0');
    await expect(facts).toContainText('Release ledger 4.3.0');
    await expect(facts).toContainText('drifted 1 of');
    await expect(tab.facts('staging')).toContainText('in sync');

    await change('4.3.0', '4.2.3', 'Take ledger 4.3.0 back');
    await tab.refresh();
    await expect(facts).toContainText('Take ledger 4.3.0 back');
    await expect(facts).not.toContainText('drifted');
  });
});
