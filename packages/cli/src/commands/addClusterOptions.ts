import { Command, InvalidArgumentError, Option } from 'commander';
import { outputFormats } from '../output/OutputFormat';

/** The options that all commands share which compare manifests with a cluster. */
export function addClusterOptions(command: Command): Command {
  return command
    .requiredOption(
      '-f, --filename <file|dir>',
      'manifests: a file, a folder with all below it, or - for stdin; may be repeated',
      (value, previous: string[] | undefined) => [...(previous ?? []), value],
    )
    .option('-k, --kustomize', 'render the folder with kustomize first')
    .option('--context <name>', 'context of the kubeconfig')
    .option(
      '--kubeconfig <file>',
      'kubeconfig; KUBECONFIG or ~/.kube/config otherwise',
    )
    .option(
      '-n, --namespace <name>',
      'namespace of objects that name none; the one of the context otherwise',
    )
    .option(
      '--timeout <seconds>',
      'how long one request may take',
      parseSeconds,
      30,
    )
    .addOption(createOutputOption());
}

/** `--output`, the same for every command with a report. */
export function createOutputOption(): Option {
  return new Option('-o, --output <format>', 'how to print what was found')
    .choices(outputFormats)
    .default('table');
}

function parseSeconds(value: string): number {
  const seconds = Number(value);
  if (!(seconds > 0 && seconds <= 3600)) {
    throw new InvalidArgumentError('Not a number of seconds from 1 to 3600.');
  }
  return seconds;
}
