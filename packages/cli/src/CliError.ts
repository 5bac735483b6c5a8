/** A failure that is told in one line, without a stack: whoever started the program can do something about it. */
export class CliError extends Error {
  override readonly name = 'CliError';
}
