import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readPlaywrightReport } from './playwrightReport';
import { findOnPath } from './requirements';
import { addResults, failedOnce, Result } from './Result';
import { runProgram } from './runProgram';
import { Step } from './Step';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];

const noBrowser: Result = {
  passed: 0,
  failures: [],
  skips: [
    {
      what: 'end-to-end tests',
      missing: 'no Chromium is on the PATH and CHROME_BIN is not set',
      howToGet: 'apt-get install chromium, or set CHROME_BIN to a browser',
    },
  ],
};

/** Tests in a real browser against the demo, started on ports of its own by the Playwright configuration. */
export const endToEndStep: Step = {
  name: 'e2e',
  title: 'End-to-end tests in a browser',
  async run({ root, reportDirectory, signal }) {
    const browser = findBrowser(process.env);
    if (!browser) {
      return noBrowser;
    }
    const report = path.join(reportDirectory, 'playwright.json');
    const succeeded = await runProgram(['playwright', 'test'], {
      cwd: path.join(root, 'e2e'),
      signal,
      env: { CHROME_BIN: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    });
    const text = await readFile(report, 'utf8').catch(() => undefined);
    if (text === undefined) {
      return failedOnce('e2e: Playwright wrote no report');
    }
    const result = readPlaywrightReport(text);
    return succeeded || result.failures.length > 0
      ? result
      : addResults([result, failedOnce('e2e: failed outside of a test')]);
  },
};

function findBrowser(env: NodeJS.ProcessEnv): string | undefined {
  return (
    env.CHROME_BIN || BROWSERS.map(name => findOnPath(name, env)).find(Boolean)
  );
}
