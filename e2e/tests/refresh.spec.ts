import { deployment, patchLive } from '../support/patchLive';
import { push } from '../support/repository';
import { expect, test } from '../support/test';

const rule = `  ignoreDifferences:
    - group: apps
      kind: Deployment
      jsonPointers: [/spec/template/spec/containers/0/image]
`;

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

  test('names two who keep overwriting each other', async ({ tab }) => {
    await tab.open('recommendations', 'staging');
    const panel = tab.panel('Staging');
    await expect(tab.facts('staging')).toContainText('in sync');
    const row = panel.getByRole('row', { name: /^\.spec\.replicas/ });
    const scale = async (manager: string, replicas: number) => {
      await patchLive('staging-1', deployment('recommendations'), {
        manager,
        spec: { replicas },
      });
      await tab.refresh();
    };
    await scale('kubectl-edit', 7);
    await tab.openResource('Staging', 'Deployment');
    await expect(row).toContainText('kubectl-edit');
    for (const [manager, replicas] of [
      ['night-saver', 8],
      ['kubectl-edit', 7],
      ['night-saver', 8],
    ] as const) {
      // What comes and goes between two looks is not known: each change of hands is looked at.
      await scale(manager, replicas);
      await expect(row).toContainText(manager);
    }
    await expect(
      panel.getByRole('list', { name: 'Overwrite each other' }),
    ).toHaveText(/^\.spec\.replicas: .* keep overwriting each other/);

    await scale('kubectl-edit', 1);
    await expect(tab.facts('staging')).not.toContainText('drifted');
  });

  test('covers a difference by a rule that is pushed to git, and names it', async ({
    tab,
  }) => {
    const file = 'apps/payments-gateway/delivery.yaml';
    await tab.open('payments-gateway', 'prod-eu');
    const facts = tab.facts('prod-eu');
    await expect(facts).toContainText('drifted 1 of');
    let original = '';
    await push('payments-gitops', {
      message: 'Leave the image to the people on call',
      edits: {
        [file]: content => {
          original = content;
          return `${content.trimEnd()}\n${rule}`;
        },
      },
    });
    try {
      await tab.refresh();
      await expect(facts).toContainText('ignored 1 of');
      await expect(facts).not.toContainText('drifted');
      const panel = tab.panel('Production EU');
      const details = panel.getByRole('button', {
        name: 'Details of Deployment ',
      });
      await expect(details).toHaveAttribute('aria-expanded', 'true');
      await expect(
        panel.getByRole('list', { name: 'Ignored by rule' }),
      ).toHaveText('ignoreDifferences /spec/template/spec/containers/0/image');
    } finally {
      // The tests that follow want the difference back, also when this one fails.
      await push('payments-gitops', {
        message: 'Take the image back',
        edits: { [file]: () => original },
      });
    }
    await tab.refresh();
    await expect(facts).toContainText('drifted 1 of');
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
