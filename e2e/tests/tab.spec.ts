import {
  chooseTheme,
  expect,
  expectAccessible,
  test,
  themes,
} from '../support/test';

test.describe('tab', () => {
  test('shows the environments in their order, chosen by keyboard', async ({
    page,
    tab,
  }) => {
    await tab.open('payments-api');
    await expect(tab.cards).toHaveText([
      'Development',
      'Staging',
      'Production EU',
      'Production US',
    ]);
    await expect(tab.card('Development')).toBeChecked();
    await tab.card('Development').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(tab.card('Production EU')).toBeChecked();
    await expect(tab.card('Production EU')).toBeFocused();
    await expect(page).toHaveURL(/environment=prod-eu/);
    await expect(tab.panel('Production EU')).toBeVisible();
    await page.keyboard.press('End');
    await expect(tab.card('Production US')).toBeChecked();
  });

  test('tells of a drifted resource the path, both values, who and when', async ({
    tab,
  }) => {
    await tab.open('payments-gateway', 'prod-eu');
    const facts = tab.facts('prod-eu');
    await expect(facts).toContainText('1.9.1-hotfix');
    await expect(facts).toContainText('git declares app 1.9.1');
    // The only drifted resource is open by itself.
    const row = tab
      .panel('Production EU')
      .getByRole('row', { name: /\.image/ })
      .last();
    await expect(row).toContainText(
      '.spec.template.spec.containers[name="app"].image',
    );
    await expect(row.getByRole('cell')).toHaveText([
      'registry.example.com/payments/payments-gateway:1.9.1',
      'registry.example.com/payments/payments-gateway:1.9.1-hotfix',
      /^changed by hand with kubectl set\s*kubectl-set · 1 day ago$/,
    ]);
  });

  test('says who scaled by hand, with what, and by which door', async ({
    tab,
  }) => {
    await tab.open('payments-api', 'prod-eu');
    const row = tab
      .panel('Production EU')
      .getByRole('row', { name: /^\.spec\.replicas/ });
    await expect(row.getByRole('cell')).toHaveText([
      '3',
      '6',
      /^scaled by hand with kubectl\s*kubectl through \/scale · \d+ hr\. ago$/,
    ]);
    await expect(row.getByRole('time')).toHaveAttribute('title', /\d{4}/);
  });

  test('compares documents: declared fields first, everything on demand', async ({
    page,
    tab,
  }) => {
    await tab.open('payments-gateway', 'prod-eu');
    const panel = tab.panel('Production EU');
    await panel.getByRole('radio', { name: 'Documents' }).click();
    const live = page.getByRole('textbox', { name: 'Live on the target' });
    await expect(live).toContainText('payments-gateway:1.9.1-hotfix');
    await expect(
      page.getByRole('textbox', { name: 'Git declares' }),
    ).toContainText('payments-gateway:1.9.1');
    await expect(live).not.toContainText('resourceVersion');
    await panel.getByRole('radio', { name: 'Everything' }).click();
    await expect(live).toContainText('resourceVersion');
  });

  test('shows additions of others without an alarm', async ({ tab }) => {
    await tab.open('checkout', 'prod-us');
    await expect(tab.facts('prod-us')).toContainText('in sync 5');
    const panel = tab.panel('Production US');
    await panel.getByRole('button', { name: 'Details of Deployment' }).click();
    await expect(
      panel.getByText('Also set by others, not in git'),
    ).toBeVisible();
    await expect(
      panel.getByText(
        '.spec.template.spec.containers[name="app"].env[name="DEBUG_SQL"]',
      ),
    ).toBeVisible();
    await expect(
      panel.getByText(/^kubectl-edit · \d+ min\. ago$/),
    ).toBeVisible();
  });

  test('says which rule covers a difference that is ignored', async ({
    tab,
  }) => {
    await tab.open('search-api', 'prod-eu');
    await expect(tab.facts('prod-eu')).toContainText('ignored 1 of 6');
    const panel = tab.panel('Production EU');
    await tab.openResource('Production EU', 'Deployment');
    await expect(
      panel.getByRole('list', { name: 'Ignored by rule' }),
    ).toHaveText(/HorizontalPodAutoscaler/);
  });

  test('never brings the value of a secret to the browser', async ({
    page,
    tab,
  }) => {
    const answers: Promise<string>[] = [];
    page.on('response', response => {
      if (response.url().includes('/api/gitops/')) {
        answers.push(response.text().catch(() => ''));
      }
    });
    await tab.open('login', 'prod-eu');
    const panel = tab.panel('Production EU');
    await expect(panel.getByText('.data.password')).toBeVisible();
    await expect(panel.getByText('differs (secret, not shown)')).toBeVisible();
    await panel.getByRole('radio', { name: 'Documents' }).click();
    await panel.getByRole('radio', { name: 'Everything' }).click();
    await expect(
      page.getByRole('textbox', { name: 'Live on the target' }),
    ).toContainText('password: ••••••••');
    const seen = [await page.content(), ...(await Promise.all(answers))].join();
    for (const secret of ['changed-by-hand', 'demo-only-login-prod-eu']) {
      expect(seen).not.toContain(secret);
      expect(seen).not.toContain(Buffer.from(secret).toString('base64'));
    }
  });

  test('tells of what it may not read that it does not know, and goes on', async ({
    tab,
  }) => {
    await tab.open('accounts', 'prod-us');
    const cause =
      'cannot list secrets in cluster us-1: the permission is missing';
    await expect(tab.facts('prod-us')).toContainText(cause);
    const panel = tab.panel('Production US');
    await expect(
      panel.getByText('This target could not be observed in full'),
    ).toBeVisible();
    await expect(
      panel.getByRole('row', { name: /unknown Secret accounts-credentials/ }),
    ).toBeVisible();
    await expect(
      panel.getByRole('row', { name: /in sync Deployment accounts healthy/ }),
    ).toBeVisible();
    await tab.openResource('Production US', 'Secret');
    await expect(panel.getByText(cause)).toHaveCount(2); // above the rows, and in the opened one
  });

  test('tells what changed before', async ({ page, tab }) => {
    await tab.open('cart', 'staging');
    await page.getByRole('tab', { name: 'History' }).click();
    const history = page.getByRole('table', {
      name: 'What changed in Staging on staging-1',
    });
    await expect(
      history.getByRole('row', { name: /Health degraded ProgressDeadline/ }),
    ).toBeVisible();
    await expect(
      history.getByRole('row', { name: /Promote cart 5\.1\.3-broken/ }),
    ).toBeVisible();
    await expect(page).toHaveURL(/tab=history/);
  });

  for (const theme of themes) {
    test(`has no accessibility violations (${theme})`, async ({
      page,
      tab,
    }) => {
      await chooseTheme(page, theme);
      await tab.open('payments-gateway', 'prod-eu');
      const panel = tab.panel('Production EU');
      await expect(panel.getByText('kubectl-set')).toBeVisible();
      await expectAccessible(page);
      await panel.getByRole('radio', { name: 'Documents' }).click();
      await expect(
        page.getByRole('textbox', { name: 'Git declares' }),
      ).toBeVisible();
      await expectAccessible(page);
    });
  }

  test('speaks Chinese', async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem('language', 'zh-CN'));
    await page.goto(
      '/catalog/default/component/payments-gateway/delivery?environment=prod-eu',
    );
    await expect(
      page.getByRole('radio', { name: 'Production EU：健康，已漂移 1/4' }),
    ).toBeChecked();
    await expect(page.getByRole('button', { name: '刷新' })).toBeVisible();
    await expect(page.getByRole('tab', { name: '历史' })).toBeVisible();
    const panel = page.getByRole('region', { name: 'Production EU' });
    await expect(panel.getByText('更改者')).toBeVisible();
    // What is left in Latin letters came from git, the cluster or the catalog.
    await expect(panel).not.toContainText(/drifted|in sync|Verdict|Resource/);
  });
});
