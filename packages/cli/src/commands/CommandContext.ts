import { Terminal } from '../terminal/Terminal';

/** What every command gets besides its own options. */
export interface CommandContext {
  terminal: Terminal;
  setExitCode(code: number): void;
}
