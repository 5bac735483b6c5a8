import { CommanderError } from 'commander';
import { createProgram } from './createProgram';
import { describeFailure } from './describeFailure';
import { exitCodes } from './exitCodes';
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
    terminal.stderr.write(`oneroof: ${describeFailure(error, terminal.env)}\n`);
    return exitCodes.unknown;
  }
}
