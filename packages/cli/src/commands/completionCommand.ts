import { Argument, Command } from 'commander';
import { CommandContext } from './CommandContext';

/** Describes `oneroof completion`. */
export function addCompletionCommand(
  program: Command,
  context: CommandContext,
) {
  program
    .command('completion')
    .addArgument(
      new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']),
    )
    .summary('print the completion script of a shell')
    .description('Prints a script that completes commands, options and files.')
    .addHelpText(
      'after',
      `
Examples:
  source <(oneroof completion bash)        # in ~/.bashrc
  oneroof completion zsh > "\${fpath[1]}/_oneroof"
  oneroof completion fish > ~/.config/fish/completions/oneroof.fish`,
    )
    .action(async (shell: 'bash' | 'zsh' | 'fish') => {
      const { writeCompletion } = await import('../completion/writeCompletion');
      context.terminal.stdout.write(writeCompletion(shell, program));
    });
}
