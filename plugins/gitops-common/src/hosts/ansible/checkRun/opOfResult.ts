import { isMap, JsonMap, own } from '../../../diff/values/json';
import { DriftItem } from '../../../model/drift';
import { kindOfModule, moduleOf } from './moduleOf';
import { TaskResult } from './TaskResult';
import { withoutVersion } from './withoutVersion';

/** Modules whose argument `state: absent` is about the thing itself, and not about a line in it. */
const modulesOfWholeThings = new Set(['file', 'git', 'user', 'group', 'mount']);

/**
 * `add` where the tool itself says that the thing is not there, `remove` where it is to go, else `change`.
 */
export function opOfResult(result: TaskResult): DriftItem['op'] {
  const diffs = [result.diff].flat().filter(isMap);
  const states = diffs.map(diff => ({
    before: stateIn(own(diff, 'before')),
    after: stateIn(own(diff, 'after')),
  }));
  if (isToGo(result) || states.some(({ after }) => after === 'absent')) {
    return 'remove';
  }
  const isAbsent =
    states.some(({ before }) => before === 'absent') ||
    (!isFolder(result) && diffs.length === 1 && isOfNewFile(diffs[0])) ||
    isNewPackage(result);
  return isAbsent ? 'add' : 'change';
}

/** The header names the file where there is one, be it empty. */
function isOfNewFile(diff: JsonMap): boolean {
  return diff.before === '' && !Object.hasOwn(diff, 'before_header');
}

/** Of a folder that is copied the differences are those of the files in it. */
function isFolder({ invocation }: TaskResult): boolean {
  return [invocation?.module_args.src, invocation?.module_args.dest].some(
    path => typeof path === 'string' && path.endsWith('/'),
  );
}

function stateIn(side: unknown): unknown {
  return isMap(side) ? own(side, 'state') : undefined;
}

function isToGo(result: TaskResult): boolean {
  const module = moduleOf(result.action);
  const state = result.invocation?.module_args.state;
  return (
    (kindOfModule(module) === 'package' || modulesOfWholeThings.has(module)) &&
    (state === 'absent' || state === 'removed')
  );
}

/** What apt would install anew it lists without a version in brackets; dnf says `Installed:`, and `Removed:` of the old. */
function isNewPackage(result: TaskResult): boolean {
  if (kindOfModule(moduleOf(result.action)) !== 'package') {
    return false;
  }
  const name = result.invocation?.module_args.name;
  const [only, ...others] = Array.isArray(name) ? name : [name];
  if (typeof only !== 'string' || others.length > 0) {
    return false;
  }
  const lines = [
    ...(result.stdout?.split('\n') ?? []),
    ...(result.results ?? []),
  ].filter((line): line is string => typeof line === 'string');
  const plain = withoutVersion(only);
  return (
    lines.some(
      line =>
        line.startsWith(`Inst ${plain} (`) ||
        line.startsWith(`Installed: ${plain}`),
    ) && !lines.some(line => line.startsWith(`Removed: ${plain}`))
  );
}
