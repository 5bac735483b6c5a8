import { printable } from './output/printable';

/** Failures that have their cause in words already, redacted and without a stack. */
const expected = ['CliError', 'ObservationError'];

/** A failure in one line. The stack is for those who ask for it with `ONEROOF_DEBUG`. */
export function describeFailure(
  error: unknown,
  env: Readonly<Record<string, string | undefined>>,
): string {
  if (!(error instanceof Error)) {
    return printable(String(error));
  }
  if (expected.includes(error.name)) {
    return printable(error.message);
  }
  return env.ONEROOF_DEBUG
    ? error.stack ?? error.message
    : `${printable(
        error.message,
      )} (a fault of oneroof itself; ONEROOF_DEBUG=1 shows where)`;
}
