import { Argument, Command, Option } from 'commander';

/** What can stand in a place: a file, one of some words, a context of the kubeconfig, or anything. */
export type Value =
  | { type: 'file' }
  | { type: 'words'; words: readonly string[] }
  | { type: 'context' }
  | { type: 'text' };

/** An option as completions see it. */
export interface DescribedOption {
  /** Without the dash. */
  short?: string;
  /** Without the dashes. */
  long: string;
  description: string;
  /** Absent for options without a value. */
  value?: Value;
}

/** A command as completions see it. */
export interface DescribedCommand {
  name: string;
  summary: string;
  options: DescribedOption[];
  /** What its arguments are; absent where it has none. */
  argument?: Value;
}

/** Describes the commands of a program, in their order. */
export function describeCommands(program: Command): DescribedCommand[] {
  return program.commands.map(command => {
    const [argument] = command.registeredArguments;
    return {
      name: command.name(),
      summary: command.summary(),
      options: [
        ...command.options.map(describeOption),
        { short: 'h', long: 'help', description: 'print help' },
      ],
      ...(argument && { argument: valueOf(argument, argument.name()) }),
    };
  });
}

function describeOption(option: Option): DescribedOption {
  const name = (option.long ?? '').replace(/^--/, '');
  return {
    ...(option.short && { short: option.short.replace(/^-/, '') }),
    long: name,
    description: option.description,
    ...(option.required && { value: valueOf(option, option.flags) }),
  };
}

function valueOf(
  { argChoices }: Pick<Option | Argument, 'argChoices'>,
  text: string,
): Value {
  if (argChoices) {
    return { type: 'words', words: argChoices };
  }
  if (text.includes('--context')) {
    return { type: 'context' };
  }
  return /\b(file|dir)\b/.test(text) ? { type: 'file' } : { type: 'text' };
}
