import { Command } from 'commander';
import { CommandContext } from './CommandContext';

/** Describes `oneroof judge`. */
export function addJudgeCommand(program: Command, context: CommandContext) {
  program
    .command('judge')
    .argument('<dir...>', 'case folders, and folders of such')
    .summary('run the judges on cases')
    .description(
      'Runs the judges of drift, health and machines on case folders: documents in, verdict out. Prints a block for each case that fails, expected (-) against got (+), and closes with "N passed, N failed". Cases of tools without an adapter are skipped, and it says so.',
    )
    .addHelpText(
      'after',
      `
Exit codes: 0 all pass, 1 some fail, 2 a folder could not be read.

Examples:
  oneroof judge cases/drift cases/health cases/vm
  oneroof judge cases/drift/deployment-scaled-by-hand-drifted`,
    )
    .action(async (folders: string[]) => {
      const { runJudge } = await import('../judge/runJudge');
      context.setExitCode(await runJudge(folders, context.terminal));
    });
}
