import { contextsCommand } from './contextsCommand';
import { DescribedCommand, DescribedOption, Value } from './describeCommands';

/** A script for fish, to be put into `~/.config/fish/completions/oneroof.fish`. */
export function fishCompletion(commands: readonly DescribedCommand[]): string {
  const lines = [
    '# Completion of oneroof for fish',
    'complete -c oneroof -f -n __fish_use_subcommand -s h -l help -d "print help"',
    'complete -c oneroof -f -n __fish_use_subcommand -s V -l version -d "print the version"',
    'complete -c oneroof -f -n __fish_use_subcommand -a help -d "print help for a command"',
  ];
  for (const command of commands) {
    const { name, summary, options, argument } = command;
    lines.push(
      `complete -c oneroof -f -n __fish_use_subcommand -a ${name} -d ${quote(
        summary,
      )}`,
    );
    const start = `complete -c oneroof -n "__fish_seen_subcommand_from ${name}"`;
    lines.push(...options.map(option => `${start} ${optionWords(option)}`));
    if (argument) {
      lines.push(`${start} ${valueWords(argument)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function optionWords({
  short,
  long,
  description,
  value,
}: DescribedOption): string {
  return [
    ...(short ? [`-s ${short}`] : []),
    `-l ${long}`,
    ...(value ? [`-r ${valueWords(value)}`] : []),
    `-d ${quote(description)}`,
  ].join(' ');
}

function valueWords(value: Value): string {
  switch (value.type) {
    case 'file':
      return '-F';
    case 'words':
      return `-f -a ${quote(value.words.join(' '))}`;
    case 'context':
      return `-f -a '(${contextsCommand})'`;
    default:
      return '-f';
  }
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
