import { DriftItem } from '../../../model/drift';
import { looksSecret } from '../../inventory/secretText';
import { hostItemPath } from '../../judge/hostItemPath';
import { kindOfModule, moduleOf } from './moduleOf';
import { nameOfTask } from './nameOfTask';
import { opOfResult } from './opOfResult';
import { TaskResult } from './TaskResult';
import { withoutVersion } from './withoutVersion';

const maxKeyLength = 200;

/**
 * The item that a changed result stands for: `kind[key]`, or `task[name]` where the tool hides the arguments, the
 * task was delegated to another machine, or the module is none whose things have names. No value goes with it: what a file holds, and what a command is given, may be
 * secret, and its length too.
 */
export function nameResult(result: TaskResult, task: string): DriftItem {
  const key = isHidden(result) ? undefined : keyOf(result);
  const kind = kindOfModule(moduleOf(result.action));
  return kind === undefined || key === undefined
    ? { path: `task[${nameOfTask(task)}]`, op: 'change' }
    : { path: hostItemPath(kind, key), op: opOfResult(result) };
}

function isHidden(result: TaskResult): boolean {
  return (
    result.censored !== undefined ||
    result._ansible_no_log === true ||
    result._ansible_delegated_vars !== undefined
  );
}

/** Arguments are told with variables put in, so that what is declared as a secret may stand in each of them. */
function keyOf(result: TaskResult): string | undefined {
  const key = rawKeyOf(result);
  return key === undefined ||
    key === '' ||
    key.length > maxKeyLength ||
    looksSecret(key) ||
    /VALUE_SPECIFIED_IN_NO_LOG_PARAMETER|\*{8}/.test(key)
    ? undefined
    : key;
}

function rawKeyOf(result: TaskResult): string | undefined {
  const args = result.invocation?.module_args ?? {};
  const argument = (...names: string[]) =>
    names.map(name => args[name]).find(isText);
  switch (kindOfModule(moduleOf(result.action))) {
    case 'file':
      return withoutSlash(
        result.dest ??
          result.path ??
          argument('dest', 'path', 'destfile', 'name'),
      );
    case 'command': {
      const command = result.cmd ?? args.argv ?? args._raw_params ?? args.cmd;
      return Array.isArray(command) ? command.join(' ') : textOf(command);
    }
    case 'package':
      return packagesOf(args.name ?? args.pkg ?? args.package ?? result.name);
    case 'mount':
      return argument('path', 'name');
    default:
      return argument('name', 'unit', 'service') ?? textOf(result.name);
  }
}

/** One name, or some; a version that stands with it is none of its name. */
function packagesOf(names: unknown): string | undefined {
  const list = Array.isArray(names) ? names : textOf(names)?.split(',');
  return list
    ?.filter(isText)
    .map(name => withoutVersion(name.trim()))
    .join(' ');
}

/** Of a folder, as nobody else writes it. */
function withoutSlash(path: string | undefined): string | undefined {
  return path?.replace(/(?<=[^/])\/+$/, '');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function textOf(value: unknown): string | undefined {
  return isText(value) ? value : undefined;
}
