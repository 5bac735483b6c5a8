import { isNeutral, kindOfModule, moduleOf } from './moduleOf';
import { TaskResult } from './TaskResult';

/**
 * What a result says about the host.
 *
 * - `same`, `differs`: it was checked
 * - `unchecked`: the tool could not tell, as of commands in check mode, or because it failed
 * - `nothing`: nothing is declared, as where facts are gathered or a condition does not hold
 */
export type ResultClass = 'same' | 'differs' | 'unchecked' | 'nothing';

/** Reasons for which a task does not apply to a host, as Ansible words them. */
const conditionReasons = new Set([
  'Conditional result was False',
  'No items in the list',
]);

/** Says what one result means. */
export function classifyResult(result: TaskResult): ResultClass {
  const module = moduleOf(result.action);
  if (isNeutral(module) || isConditional(result)) {
    return 'nothing';
  }
  // Some versions say changed and skipped together (ansible#76429); what was skipped was not checked.
  if (
    result.skipped ||
    result.failed ||
    result.unreachable ||
    isImperative(module, result)
  ) {
    return 'unchecked';
  }
  return result.changed ? 'differs' : 'same';
}

function isConditional(result: TaskResult): boolean {
  return (
    result.skipped === true &&
    (result.false_condition !== undefined ||
      [result.skip_reason, result.skipped_reason].some(
        reason => reason !== undefined && conditionReasons.has(reason),
      ))
  );
}

/** To start something anew is no state: the module says `changed` each time, whatever it finds. */
function isImperative(module: string, result: TaskResult): boolean {
  const state = result.invocation?.module_args.state;
  return (
    module === 'reboot' ||
    (kindOfModule(module) === 'service' &&
      (state === 'restarted' || state === 'reloaded'))
  );
}
