import { describeFailure } from './describeFailure';
import { exitCodes } from './exitCodes';
import { runProgram } from './runProgram';
import { createTerminal } from './terminal/createTerminal';

const terminal = createTerminal();

process.on('uncaughtException', error => {
  terminal.stderr.write(`oneroof: ${describeFailure(error, terminal.env)}\n`);
  process.exit(exitCodes.unknown);
});

// No `process.exit` at a good end: what was written to a pipe would be cut off.
runProgram(process.argv.slice(2), terminal).then(code => {
  process.exitCode = code;
});
