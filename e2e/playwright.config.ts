import { defineConfig } from '@playwright/test';
import { frontendPort } from './support/ports';

/** A real browser against the demo, which is the portal that a new user sees, on ports and in a folder of its own. */
export default defineConfig({
  testDir: './tests',
  // A test run must not change files of the repository unless it is asked to.
  testIgnore: process.env.ONEROOF_UPDATE_SCREENSHOTS
    ? []
    : ['screenshots.spec.ts'],
  // The portal, its world and the browser share two cores; and one world has one truth at a time.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // The longest test waits for some ten things in a row; each of them has the time below.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [
    ['list'],
    ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE
      ? [['json'] as ['json']] // writes to the file of that variable
      : []),
  ],
  use: {
    baseURL: `http://localhost:${frontendPort}`,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROME_BIN || '/usr/bin/chromium',
      // Chromium refuses its own sandbox when root starts it, as it does in a container.
      chromiumSandbox: process.getuid?.() !== 0,
    },
  },
  webServer: {
    command: 'node --import tsx support/portal.ts',
    wait: { stdout: /Oneroof is ready/ },
    stdout: 'pipe',
    timeout: 420_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});
