import { contextsCommand } from './contextsCommand';
import { DescribedCommand, DescribedOption, Value } from './describeCommands';

/** A script for bash 3.2 and newer, which macOS still has. Where it finds nothing, bash completes files. */
export function bashCompletion(commands: readonly DescribedCommand[]): string {
  const names = commands.map(({ name }) => name);
  const values = commands.flatMap(command =>
    command.options.flatMap(option => valueCase(command.name, option)),
  );
  return `# Completion of oneroof for bash: source <(oneroof completion bash)
_oneroof() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local command='' words='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in
      ${names.join('|')}) command="$word"; break ;;
    esac
  done
  COMPREPLY=()
  case "$command $previous" in
${values.join('\n')}
  esac
  case "$command" in
    '') words='${[...names, 'help', '--help', '--version'].join(' ')}' ;;
${commands.map(commandCase).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _oneroof oneroof
`;
}

function commandCase({ name, options, argument }: DescribedCommand): string {
  const words = argument?.type === 'words' ? argument.words.join(' ') : '';
  const flags = options.flatMap(flagsOf).join(' ');
  return `    ${name}) words='${words}'; [[ "$current" == -* ]] && words='${flags}' ;;`;
}

function valueCase(command: string, option: DescribedOption): string[] {
  if (!option.value) {
    return [];
  }
  const pattern = flagsOf(option)
    .map(flag => `'${command} ${flag}'`)
    .join('|');
  return [`    ${pattern}) ${complete(option.value)}return ;;`];
}

function complete(value: Value): string {
  switch (value.type) {
    case 'words':
      return `COMPREPLY=($(compgen -W '${value.words.join(
        ' ',
      )}' -- "$current")); `;
    case 'context':
      return `COMPREPLY=($(compgen -W "$(${contextsCommand})" -- "$current")); `;
    default:
      return '';
  }
}

function flagsOf({ short, long }: DescribedOption): string[] {
  return [...(short ? [`-${short}`] : []), `--${long}`];
}
