import { Command } from 'commander';
import type { ClusterOptions } from '../cluster/ClusterOptions';
import { addClusterOptions } from './addClusterOptions';
import { CommandContext } from './CommandContext';

/** Describes `oneroof health`. */
export function addHealthCommand(program: Command, context: CommandContext) {
  addClusterOptions(
    program
      .command('health')
      .summary('how well the objects of manifests do')
      .description(
        'Judges the health of the objects that manifests declare, each with its reason: rollouts, crash loops, conditions of custom resources.',
      ),
  )
    .addHelpText(
      'after',
      `
Exit codes: 0 all healthy or suspended, 1 something is degraded, missing or progressing, 2 something could not be told.

Examples:
  oneroof health -f deploy/
  oneroof health -f overlays/prod --kustomize --context prod-eu -o json
  kubectl kustomize overlays/prod | oneroof health -f -`,
    )
    .action(async (options: ClusterOptions) => {
      const { runHealth } = await import('../health/runHealth');
      context.setExitCode(await runHealth(options, context.terminal));
    });
}
