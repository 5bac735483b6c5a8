import { createTerminal } from './terminal/createTerminal';
import { runProgram } from './runProgram';

const terminal = createTerminal();

// Never `process.exit` here: what was written to a pipe would be cut off.
runProgram(process.argv.slice(2), terminal).then(code => {
  process.exitCode = code;
});
