import { expect, test } from '../support/test';

test.describe('what is not there', () => {
  test('a component without a delivery shows how to add one', async ({
    page,
  }) => {
    await page.goto('/catalog/default/component/handbook/delivery');
    await expect(
      page.getByRole('heading', { name: 'No delivery to show yet' }),
    ).toBeVisible();
    await expect(page.getByText('kind: Delivery')).toBeVisible();
    await expect(page.getByText('component:default/handbook')).toBeVisible();
  });

  test('a component that does not exist is not found', async ({ page }) => {
    await page.goto('/catalog/default/component/nobody/delivery');
    await expect(page.getByText('Entity not found')).toBeVisible();
    await expect(page.getByRole('radiogroup')).toBeHidden();
  });

  test('the portal opens on the catalog, and the guest owns something', async ({
    page,
  }) => {
    await page.goto('/');
    await expect(page).toHaveURL(/\/catalog/);
    await expect(page.getByRole('link', { name: 'ledger' })).toBeVisible();
    await page.getByTestId('user-picker-owned').click();
    await expect(
      page.getByRole('link', { name: 'payments-api' }),
    ).toBeVisible();
    await expect(page.getByRole('link', { name: 'shipping' })).toBeHidden();
  });
});
