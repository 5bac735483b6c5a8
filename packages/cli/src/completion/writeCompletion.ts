import { Command } from 'commander';
import { bashCompletion } from './bashCompletion';
import { describeCommands } from './describeCommands';
import { fishCompletion } from './fishCompletion';
import { zshCompletion } from './zshCompletion';

const writers = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** The script that completes the commands of a program in a shell. */
export function writeCompletion(
  shell: keyof typeof writers,
  program: Command,
): string {
  return writers[shell](describeCommands(program));
}
