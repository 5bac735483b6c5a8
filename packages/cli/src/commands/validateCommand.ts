import { Command } from 'commander';
import { CommandContext } from './CommandContext';
import { createOutputOption } from './addClusterOptions';
import { OutputFormat } from '../output/OutputFormat';

/** Describes `oneroof validate`. */
export function addValidateCommand(program: Command, context: CommandContext) {
  program
    .command('validate')
    .argument('<file...>', 'files, or - for stdin')
    .summary('check Environment, Delivery and goss files')
    .description(
      'Checks files that declare an Environment or a Delivery, and goss files (by their names, such as goss.yaml), those of one folder together: each mistake with file, line and column, and what was most likely meant. Documents of other tools in them are passed over. What a goss file says only with the variables of a host is not known here, and no mistake.',
    )
    .addOption(createOutputOption())
    .addHelpText(
      'after',
      `
Exit codes: 0 all are right, 1 mistakes were found, 2 a file could not be read or none declares anything.

Examples:
  oneroof validate delivery.yaml
  oneroof validate environments/*.yaml apps/*/delivery.yaml
  oneroof validate hosts/*/goss*.yaml
  git show HEAD:delivery.yaml | oneroof validate -`,
    )
    .action(async (files: string[], options: { output: OutputFormat }) => {
      const { runValidate } = await import('../validate/runValidate');
      context.setExitCode(await runValidate(files, options, context.terminal));
    });
}
