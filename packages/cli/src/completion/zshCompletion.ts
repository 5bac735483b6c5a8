import { contextsCommand } from './contextsCommand';
import { DescribedCommand, DescribedOption, Value } from './describeCommands';

/** A script for zsh, to be sourced or put into a folder of `fpath` as `_oneroof`. */
export function zshCompletion(commands: readonly DescribedCommand[]): string {
  return `#compdef oneroof
# Completion of oneroof for zsh
_oneroof_contexts() {
  local -a contexts
  contexts=(\${(f)"$(${contextsCommand})"})
  compadd -a contexts
}
_oneroof() {
  local context state state_descr line
  typeset -A opt_args
  local -a commands
  commands=(
${commands
  .map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`)
  .join('\n')}
    'help:print help for a command'
  )
  _arguments -C '--help[print help]' '--version[print the version]' '1:command:->command' '*::argument:->argument'
  case "$state" in
    command) _describe command commands ;;
    argument)
      case "$words[1]" in
${commands.map(commandCase).join('\n')}
      esac ;;
  esac
}
if [ "$funcstack[1]" = _oneroof ]; then _oneroof "$@"; else compdef _oneroof oneroof; fi
`;
}

function commandCase({ name, options, argument }: DescribedCommand): string {
  const specs = options.flatMap(optionSpecs);
  if (argument) {
    specs.push(quote(`*:${argument.type}:${actionOf(argument)}`));
  }
  return `        ${name}) _arguments ${specs.join(' ')} ;;`;
}

function optionSpecs({
  short,
  long,
  description,
  value,
}: DescribedOption): string[] {
  const text = description.replace(/[[\]:]/g, '\\$&');
  const action = value ? `:${value.type}:${actionOf(value)}` : '';
  const flags = [...(short ? [`-${short}`] : []), `--${long}`];
  return flags.map(flag => quote(`*${flag}[${text}]${action}`));
}

function actionOf(value: Value): string {
  switch (value.type) {
    case 'file':
      return '_files';
    case 'words':
      return `(${value.words.join(' ')})`;
    case 'context':
      return '_oneroof_contexts';
    default:
      return '';
  }
}

function quote(text: string): string {
  return `'${text.split("'").join(`'\\''`)}'`;
}
