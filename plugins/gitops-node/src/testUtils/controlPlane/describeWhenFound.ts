// Registers the tests of its caller's file.
/* eslint-disable jest/no-export, jest/valid-title, jest/valid-describe-callback, jest/expect-expect, jest/no-disabled-tests */

/**
 * `describe` for tests that need a real program. Where it is missing they are skipped, with a word on how to get it;
 * under `ONEROOF_REQUIRE_REAL=1` that is a failure.
 *
 * @param missing - what is missing and how to get it; absent when all is there
 * @public
 */
export function describeWhenFound(
  name: string,
  missing: string | undefined,
  tests: () => void,
): void {
  if (missing === undefined) {
    describe(name, tests);
  } else if (process.env.ONEROOF_REQUIRE_REAL === '1') {
    describe(name, () => {
      it('has what it needs', () => {
        throw new Error(`There is no ${missing}`);
      });
    });
  } else {
    console.warn(`Skipped "${name}": there is no ${missing}`);
    describe.skip(name, tests);
  }
}
