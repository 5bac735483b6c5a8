import {
  chooseTheme,
  expect,
  expectAccessible,
  test,
  themes,
} from '../support/test';

test.describe('board', () => {
  test('shows every component by every environment', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Delivery' }).click();
    await expect(page).toHaveURL(/\/delivery$/);
    const table = page.getByRole('table', {
      name: 'Components and what runs in each environment',
    });
    await expect(table.getByRole('columnheader')).toHaveText([
      'Component',
      'Development',
      'Staging',
      'Production EU',
      'Production US',
    ]);
    await expect(page.getByRole('status')).toContainText('14 components');
    for (const chip of [
      /^payments-api in Production EU: 2\.14\.1 \(healthy, drifted 1 of 6\) \d/,
      /^payments-api in Staging: 2\.14\.2 \(healthy, in sync 6\) \d/,
      /^inventory in Staging: 4\.6\.2 \(missing, missing 1 of 4\) \d/,
      /^cart in Staging: 5\.1\.3-broken \(degraded, in sync 4\) \d/,
      /^accounts in Production US: 2\.8\.1 \(health unknown, unknown 1 of 5\) \d/,
      /^recommendations in Development: 1\.2\.3 \(suspended, in sync/,
    ]) {
      await expect(table.getByRole('link', { name: chip })).toBeVisible();
    }
  });

  test('is filtered by verdict, owner and text, which the address holds', async ({
    page,
  }) => {
    await page.goto('/delivery');
    const rows = page.getByRole('rowheader');
    await page.getByRole('button', { name: /Sync/ }).click();
    await page.getByRole('option', { name: 'drifted' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('listbox')).toBeHidden();
    await expect(page).toHaveURL(/[?&]sync=drifted/);
    await expect(rows).toHaveText([
      /^login/,
      /^payments-api/,
      /^payments-gateway/,
      // Of hosts.
      /^search-index/,
      /^tracking/,
    ]);

    await page.getByRole('button', { name: /Owner/ }).click();
    await page.getByRole('option', { name: 'payments' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('listbox')).toBeHidden();
    await expect(rows).toHaveText([/^payments-api/, /^payments-gateway/]);

    await page
      .getByRole('searchbox', { name: 'Search', exact: true })
      .fill('gate');
    await expect(rows).toHaveText([/^payments-gateway/]);

    await page.reload();
    await expect(rows).toHaveText([/^payments-gateway/]);

    await page
      .getByRole('searchbox', { name: 'Search', exact: true })
      .fill('nothing');
    await expect(
      page.getByText('No component matches these filters.'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(rows).toHaveCount(14);
    await expect(page).toHaveURL(/\/delivery$/);
  });

  test('leads by keyboard to the tab, at the environment of the chip', async ({
    page,
    tab,
  }) => {
    await page.goto('/delivery');
    const chip = page.getByRole('link', { name: /^login in Production EU/ });
    await page.getByRole('link', { name: /^login in Staging/ }).focus();
    await page.keyboard.press('Tab');
    await expect(chip).toBeFocused();
    await expect(page.getByRole('tooltip')).toContainText(
      'What runs differs from what git declares.',
    );
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/login\/delivery\?environment=prod-eu$/);
    await expect(tab.card('Production EU')).toBeChecked();
  });

  for (const theme of themes) {
    test(`has no accessibility violations (${theme})`, async ({ page }) => {
      await chooseTheme(page, theme);
      await page.goto('/delivery');
      await expect(page.getByRole('rowheader').first()).toBeVisible();
      await expectAccessible(page);
    });
  }
});
