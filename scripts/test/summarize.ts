import { Result } from './Result';

/** What a run ends with. The last line is read by programs: `N passed, N failed, N skipped`. */
export function summarize(result: Result): string {
  const lines = [
    ...result.skips.flatMap(skip => [
      `SKIPPED ${skip.what}: ${skip.missing}`,
      `        ${skip.howToGet}`,
    ]),
    ...result.failures.map(failure => `FAILED  ${failure}`),
    `${result.passed} passed, ${result.failures.length} failed, ${result.skips.length} skipped`,
  ];
  return `\n${lines.join('\n')}\n`;
}
