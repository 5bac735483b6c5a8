import { Command } from 'commander';
import { version } from '../package.json';
import { addCompletionCommand } from './commands/completionCommand';
import { addDriftCommand } from './commands/driftCommand';
import { addHealthCommand } from './commands/healthCommand';
import { addJudgeCommand } from './commands/judgeCommand';
import { CommandContext } from './commands/CommandContext';
import { addValidateCommand } from './commands/validateCommand';
import { Terminal } from './terminal/Terminal';

/**
 * Describes all commands. What a command does is loaded when it is run: neither `--help` nor a completion should wait for
 * a client of Kubernetes.
 */
export function createProgram(
  terminal: Terminal,
  outcome: { exitCode: number },
): Command {
  const context: CommandContext = {
    terminal,
    setExitCode: code => {
      outcome.exitCode = code;
    },
  };
  const program = new Command('oneroof')
    .description(
      'Compares manifests with what runs, down to the path, and says who changed it and when. Only reads.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .showHelpAfterError('(add --help for what there is)')
    .exitOverride()
    .configureOutput({
      writeOut: text => terminal.stdout.write(text),
      writeErr: text => terminal.stderr.write(text),
      getOutHelpWidth: () => terminal.stdout.columns ?? 80,
      getErrHelpWidth: () => terminal.stderr.columns ?? 80,
    })
    .addHelpText(
      'after',
      `
Exit codes: 0 all is well, 1 something differs, 2 something could not be told.

Examples:
  oneroof drift -f deploy/                 manifests of a folder against the current context
  oneroof drift -f overlays/prod --kustomize --context prod-eu
  oneroof health -f deploy/ -n shop        what runs of them, and how well
  oneroof validate delivery.yaml           a Delivery or Environment, with line and column
  source <(oneroof completion bash)        completion for this shell`,
    );
  addDriftCommand(program, context);
  addHealthCommand(program, context);
  addValidateCommand(program, context);
  addJudgeCommand(program, context);
  addCompletionCommand(program, context);
  return program;
}
