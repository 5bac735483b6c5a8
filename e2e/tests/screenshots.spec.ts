import path from 'node:path';
import { chooseTheme, expect, test, themes } from '../support/test';

const images = path.join(__dirname, '../../docs/images');

for (const theme of themes) {
  test(`screenshots of board, tab, drift and hosts (${theme})`, async ({
    page,
    tab,
  }) => {
    const file = (name: string) => path.join(images, `${name}-${theme}.png`);
    await chooseTheme(page, theme);
    await page.emulateMedia({ reducedMotion: 'reduce' });

    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto('/delivery');
    await expect(page.getByRole('rowheader').first()).toBeVisible();
    await page.screenshot({ path: file('board') });

    await page.setViewportSize({ width: 1440, height: 1150 });
    await tab.open('payments-api', 'prod-eu');
    await expect(
      tab.panel('Production EU').getByText('.spec.replicas'),
    ).toBeVisible();
    await page.screenshot({ path: file('tab') });

    await tab.open('payments-gateway', 'prod-eu');
    const panel = tab.panel('Production EU');
    await panel.getByRole('radio', { name: 'Documents' }).click();
    await expect(
      page.getByRole('textbox', { name: 'Git declares' }),
    ).toBeVisible();
    await page.screenshot({ path: file('drift') });

    await page.setViewportSize({ width: 1440, height: 1450 });
    await tab.open('tracking', 'prod-eu');
    await tab
      .panel('Production EU')
      .getByRole('button', { name: 'Details of scan-04', exact: true })
      .click();
    await expect(
      tab.panel('Production EU').getByText('changed').first(),
    ).toBeVisible();
    await page.screenshot({ path: file('hosts') });
  });
}
