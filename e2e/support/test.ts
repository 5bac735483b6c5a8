import AxeBuilder from '@axe-core/playwright';
import { expect, Page, test as base } from '@playwright/test';
import { DeliveryTab } from './DeliveryTab';

/** Playwright's test, with the pages of Oneroof; a test fails when a page throws. */
export const test = base.extend<{ tab: DeliveryTab; noPageErrors: void }>({
  tab: async ({ page }, use) => use(new DeliveryTab(page)),
  noPageErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', error => errors.push(error.message));
      await use();
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export const themes = ['light', 'dark'] as const;

/** Chooses the theme of the portal, as the settings page does, for pages opened from now on. */
export async function chooseTheme(
  page: Page,
  theme: (typeof themes)[number],
): Promise<void> {
  await page.addInitScript(
    chosen => localStorage.setItem('theme', chosen),
    theme,
  );
}

/** Expects that axe finds nothing wrong with the main part of the page, to which Oneroof contributes. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include('main')
    .analyze();
  expect(
    violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html }) => html),
    })),
  ).toEqual([]);
}
