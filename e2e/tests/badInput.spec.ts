import { withoutCluster } from '../support/kubeconfig';
import { push, withoutRepository } from '../support/repository';
import { expect, test } from '../support/test';

test.describe('bad input', () => {
  test('a broken delivery is told by file, line and column, and nothing is lost', async ({
    page,
    tab,
  }) => {
    const file = 'apps/tracking/delivery.yaml';
    await tab.open('tracking');
    let original = '';
    await push('logistics-gitops', {
      message: 'Break the delivery of tracking',
      edits: {
        [file]: content => {
          original = content;
          return content.replace('placements:', 'plcements:');
        },
      },
    });
    await tab.refresh();
    const problem = page.getByRole('listitem').filter({ hasText: file });
    await expect(problem.first()).toContainText(/line \d+, column \d+/);
    await expect(page.getByText(/plcements/).first()).toBeVisible();
    await expect(tab.cards).toHaveCount(4);
    await expect(tab.facts('dev')).toContainText('in sync');

    // The board says it too.
    await page.goto('/delivery');
    await expect(page.getByText(file).first()).toBeVisible();
    await expect(
      page.getByRole('rowheader', { name: /tracking/ }),
    ).toBeAttached();

    await tab.open('tracking');
    await push('logistics-gitops', {
      message: 'Repair the delivery of tracking',
      edits: { [file]: () => original },
    });
    await tab.refresh();
    await expect(page.getByText(file)).toHaveCount(0);
  });

  test('a cluster that is down is unknown, with its cause and what was last good', async ({
    tab,
  }) => {
    await tab.open('shipping', 'staging');
    const facts = tab.facts('staging');
    await expect(facts).toContainText('in sync');
    await withoutCluster('staging-1', async () => {
      await tab.refresh();
      await expect(facts).toContainText('unknown');
      await expect(facts).toContainText(/staging-1/);
      await expect(facts).toContainText('last good: in sync, healthy');
      await expect(
        tab.panel('Staging').getByRole('row', {
          name: /unknown \(was in sync\) Deployment shipping/,
        }),
      ).toBeVisible();
      await tab.openResource('Staging', 'Deployment');
      await expect(
        tab.panel('Staging').getByText(/^Last known: in sync, healthy · /),
      ).toBeVisible();
      await expect(tab.facts('prod-eu')).toContainText('in sync');
    });
    await tab.refresh();
    await expect(facts).not.toContainText('unknown');
    await expect(facts).toContainText('in sync');
  });

  test('a repository that is down keeps what was known of it', async ({
    page,
    tab,
  }) => {
    await tab.open('search-index', 'dev');
    await expect(tab.facts('dev')).toContainText('in sync');
    await withoutRepository('discovery-gitops', async () => {
      await tab.refresh();
      await expect(tab.facts('dev')).toContainText('unknown');
      await expect(tab.facts('dev')).toContainText('last good: in sync');
      // Other repositories go on.
      await page.goto('/delivery?text=ledger');
      await expect(
        page.getByRole('link', { name: /^ledger in Staging: .* in sync/ }),
      ).toBeVisible();
    });
    await tab.open('search-index', 'dev');
    await tab.refresh();
    await expect(tab.facts('dev')).toContainText('in sync');
    await expect(tab.facts('dev')).not.toContainText('last good');
  });
});
