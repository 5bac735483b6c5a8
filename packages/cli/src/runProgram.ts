import { CommanderError } from 'commander';
import { CliError } from './CliError';
import { createProgram } from './createProgram';
import { exitCodes } from './exitCodes';
import { printable } from './output/printable';
import { Terminal } from './terminal/Terminal';

/** Runs one command line, and says with which code the process should end. Never throws. */
export async function runProgram(
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const outcome = { exitCode: exitCodes.good as number };
  try {
    await createProgram(terminal, outcome).parseAsync(args, { from: 'user' });
    return outcome.exitCode;
  } catch (error) {
    if (terminal.signal.aborted) {
      return exitCodes.interrupted;
    }
    if (error instanceof CommanderError) {
      // It has said what is wrong itself; asking for help is no error.
      return error.exitCode === 0 ? exitCodes.good : exitCodes.unknown;
    }
    terminal.stderr.write(`oneroof: ${describe(error, terminal)}\n`);
    return exitCodes.unknown;
  }
}

function describe(error: unknown, { env }: Terminal): string {
  if (!(error instanceof Error)) {
    return printable(String(error));
  }
  // An observation that failed has its cause in words too, redacted and without a stack.
  const isExpected =
    error instanceof CliError || error.name === 'ObservationError';
  if (isExpected || !env.ONEROOF_DEBUG) {
    return isExpected
      ? printable(error.message)
      : `${printable(
          error.message,
        )} (a fault of oneroof itself; ONEROOF_DEBUG=1 shows where)`;
  }
  return error.stack ?? error.message;
}
