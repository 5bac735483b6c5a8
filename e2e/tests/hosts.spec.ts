import { Page } from '@playwright/test';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DeliveryTab } from '../support/DeliveryTab';
import { machine, machineFiles } from '../support/machine';
import { expect, expectAccessible, test } from '../support/test';
import { withMachine } from '../support/withMachine';

/** Shows the hosts of an environment that has a cluster too. */
async function chooseTarget(
  page: Page,
  target: { environment: string; name: string },
) {
  const choice = page
    .getByRole('region', { name: target.environment })
    .getByRole('button', { name: 'Target' });
  await choice.click();
  await page.getByRole('option', { name: target.name }).click();
}

test.describe('hosts', () => {
  test('stand beside clusters, those that stand out first', async ({
    page,
    tab,
  }) => {
    await tab.open('tracking', 'prod-eu');
    await expect(tab.facts('prod-eu')).toContainText('16 hosts');
    await chooseTarget(page, {
      environment: 'Production EU',
      name: 'prod-eu-scanners',
    });
    const panel = tab.panel('Production EU');
    await expect(verdictOf(panel)).toHaveText('12 of 16 hosts in sync');

    const outliers = panel.getByRole('region', { name: 'What stands out' });
    await expect(outliers).toContainText('package[scanner-agent].versions');
    await expect(outliers).toContainText('scan-07');
    await expect(outliers).toContainText('scan-13');

    const table = panel.getByRole('table', { name: /^Hosts of Production EU/ });
    await expect(
      table.getByRole('button', { name: /^Details of scan-/ }),
    ).toHaveCount(16);
    await panel
      .getByRole('button', { name: 'Details of scan-04', exact: true })
      .click();
    await expect(
      panel.getByRole('row', {
        name: /^file\[\/etc\/scanner-agent\/agent\.conf\]\.sha256/,
      }),
    ).toBeVisible();
    await expectAccessible(page);

    await panel.getByText(/^Differ from each other in/).click();
    await expect(panel).toContainText('5.10.0-33-amd64');
  });

  test('drift when somebody changes a file, and Ansible brings them back', async ({
    page,
    tab,
  }) => {
    const file = path.join(machineFiles, 'app.conf');
    const content = 'listen = 9310\nworkers = 4\n';
    await withMachine({ file, content }, async () => {
      await tab.open('tracking', 'staging');
      await tab.refresh();
      await chooseTarget(page, { environment: 'Staging', name: 'staging-lab' });
      const panel = tab.panel('Staging');
      await expect(verdictOf(panel)).toHaveText('0 of 1 host in sync');
      await openHost(panel);
      await expect(
        panel.getByRole('row', { name: `file[${file}]` }),
      ).toContainText('not on the host');

      await sync(page, tab);
      await expect(verdictOf(panel)).toHaveText('1 host in sync');
      expect(await readFile(file, 'utf8')).toBe(content);

      await writeFile(file, content.replace('4', '32'));
      await tab.refresh();
      await expect(
        panel.getByRole('row', { name: `file[${file}].sha256` }),
      ).toBeVisible();
      await expectAccessible(page);

      await sync(page, tab);
      await expect(verdictOf(panel)).toHaveText('1 host in sync');
      expect(await readFile(file, 'utf8')).toBe(content);
    });
  });
});

/** How many of the hosts are as git says. */
function verdictOf(panel: ReturnType<DeliveryTab['panel']>) {
  return panel.getByRole('heading', { name: /in sync$/ });
}

async function openHost(panel: ReturnType<DeliveryTab['panel']>) {
  await panel
    .getByRole('button', { name: `Details of ${machine.host}`, exact: true })
    .click();
}

/** Has Ansible bring the machine to what git says, and waits for its end. */
async function sync(page: Page, tab: DeliveryTab) {
  const panel = tab.panel('Staging');
  await panel.getByRole('button', { name: 'Sync…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sync 1 host?' });
  await expect(dialog).toContainText('site.yml');
  await dialog.getByRole('button', { name: 'Run on 1 host' }).click();
  // A real run of Ansible, which starts a Python for every task.
  await expect(panel).toContainText('Sync succeeded', { timeout: 90_000 });
}
