import { Command } from 'commander';
import type { DriftOptions } from '../drift/DriftOptions';
import { addClusterOptions } from './addClusterOptions';
import { CommandContext } from './CommandContext';

/** Describes `oneroof drift`. */
export function addDriftCommand(program: Command, context: CommandContext) {
  addClusterOptions(
    program
      .command('drift')
      .summary('compare manifests with a cluster')
      .description(
        'Compares manifests with a cluster, with get and list alone: the exact paths that differ, both values, and who changed them when. Values of Secrets are never shown.',
      ),
  )
    .option(
      '--owner <manager>',
      'field manager that applies from git, such as argocd-controller; recognised by its usual names otherwise',
    )
    .option(
      '--ignore <file>',
      "rules for differences that are no drift: a list in Argo CD's ignoreDifferences format, or a Delivery; may be repeated",
      (value, previous: string[]) => [...previous, value],
      [],
    )
    .option(
      '--no-extra',
      'do not look for objects that carry the same tracking mark and are not declared; for a part of an application',
    )
    .addHelpText(
      'after',
      `
Exit codes: 0 in sync, 1 drift (something drifted, is missing or extra), 2 something could not be told.

Examples:
  oneroof drift -f deploy/
  oneroof drift -f overlays/prod --kustomize --context prod-eu
  helm template web ./chart | oneroof drift -f - -n shop --owner helm
  oneroof drift -f deploy/ --ignore delivery.yaml -o json | jq '.counts'`,
    )
    .action(async (options: DriftOptions) => {
      const { runDrift } = await import('../drift/runDrift');
      context.setExitCode(await runDrift(options, context.terminal));
    });
}
