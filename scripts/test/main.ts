import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { addResults, failedOnce, refuseSkips, Result } from './Result';
import { Step, StepContext } from './Step';
import { steps } from './steps';
import { summarize } from './summarize';
import { chooseSteps, UsageError } from './testOptions';

const root = path.resolve(import.meta.dirname, '../..');

async function main(args: string[]): Promise<number> {
  const chosen = chooseSteps(args, steps);
  const reportDirectory = path.join(root, '.test');
  rmSync(reportDirectory, { recursive: true, force: true });
  mkdirSync(reportDirectory, { recursive: true });

  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => stop.abort());
  }
  const results: Result[] = [];
  for (const step of chosen) {
    if (stop.signal.aborted) {
      results.push(failedOnce(`${step.name}: interrupted`));
    } else {
      results.push(
        await runStep(step, { root, reportDirectory, signal: stop.signal }),
      );
    }
  }
  const sum = addResults(results);
  const result = process.env.ONEROOF_REQUIRE_REAL ? refuseSkips(sum) : sum;
  process.stdout.write(summarize(result));
  return result.failures.length === 0 ? 0 : 1;
}

async function runStep(step: Step, context: StepContext): Promise<Result> {
  process.stdout.write(`\n=== ${step.name}: ${step.title}\n`);
  const started = Date.now();
  const result = await step
    .run(context)
    .catch(error => failedOnce(`${step.name}: ${error.message}`));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const outcome = result.failures.length === 0 ? 'passed' : 'FAILED';
  process.stdout.write(`=== ${step.name}: ${outcome} (${seconds} s)\n`);
  return result;
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof UsageError ? error.message : error);
    process.exit(1);
  },
);
