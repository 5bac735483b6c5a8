import { expect, Locator, Page } from '@playwright/test';

/** The tab "Delivery" of a component, in the words of a reader. */
export class DeliveryTab {
  constructor(private readonly page: Page) {}

  async open(component: string, environment?: string): Promise<void> {
    const query = environment ? `?environment=${environment}` : '';
    await this.page.goto(
      `/catalog/default/component/${component}/delivery${query}`,
    );
    await expect(this.cards).toHaveCount(4);
  }

  /** The environments in their order. */
  get cards(): Locator {
    return this.page
      .getByRole('radiogroup', { name: 'Environments' })
      .getByRole('radio');
  }

  /** An environment's card, whatever its verdicts. */
  card(title: string): Locator {
    return this.cards.and(
      this.page.getByRole('radio', { name: new RegExp(`^${title}: `) }),
    );
  }

  /** The whole card with its facts. */
  facts(environment: string): Locator {
    return this.page.locator(`[data-environment="${environment}"]`);
  }

  /** What stands below the cards. */
  panel(title: string): Locator {
    return this.page.getByRole('region', { name: title });
  }

  /** Opens a resource below the cards. */
  async openResource(environment: string, kind: string): Promise<void> {
    const toggle = this.panel(environment).getByRole('button', {
      name: `Details of ${kind} `,
    });
    await toggle.click();
    await expect(toggle).toHaveAttribute('aria-expanded', 'true');
  }

  async refresh(): Promise<void> {
    await this.page.getByRole('button', { name: 'Refresh' }).click();
  }
}
