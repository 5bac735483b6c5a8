/** Something that was not tested, because something real is missing on this machine. */
export interface Skip {
  readonly what: string;
  readonly missing: string;
  readonly howToGet: string;
}

/** What came out of one step; a step without tests of its own counts as one. */
export interface Result {
  readonly passed: number;
  readonly failures: readonly string[];
  readonly skips: readonly Skip[];
}

export const passedOnce: Result = { passed: 1, failures: [], skips: [] };

export const failedOnce = (what: string): Result => ({
  passed: 0,
  failures: [what],
  skips: [],
});

export function addResults(results: readonly Result[]): Result {
  return {
    passed: results.reduce((sum, result) => sum + result.passed, 0),
    failures: results.flatMap(result => result.failures),
    skips: results.flatMap(result => result.skips),
  };
}

/** The same result where nothing real may be missing: what was skipped has failed. */
export function refuseSkips(result: Result): Result {
  return {
    passed: result.passed,
    failures: [
      ...result.failures,
      ...result.skips.map(
        skip => `${skip.what}: ${skip.missing} (ONEROOF_REQUIRE_REAL is set)`,
      ),
    ],
    skips: [],
  };
}
