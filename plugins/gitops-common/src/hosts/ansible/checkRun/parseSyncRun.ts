import { Cause } from '../../../model/cause';
import { classifyResult } from './classifyResult';
import { collectResults, HostResults } from './collectResults';
import { describeFailure, describeUnreachable } from './describeTrouble';
import { findRunDocument } from './findRunDocument';

/**
 * How a run of a playbook ended on one host.
 *
 * @public
 */
export interface PlayedHost {
  host: string;
  result: 'unchanged' | 'changed' | 'failed' | 'unreachable';
  /** What failed, in words of our own. */
  message?: string;
}

/**
 * Reads what `ansible-playbook` prints through the callback `ansible.posix.json` when it is run for real.
 *
 * @param text - all that the run printed
 * @param hostNames - the hosts that it was for; those without a result are left out
 * @returns the cause where there is no whole document
 * @public
 */
export function parseSyncRun(
  text: string,
  hostNames: readonly string[],
): { hosts: PlayedHost[]; cause?: Cause } {
  const found = findRunDocument(text);
  if ('cause' in found) {
    return { hosts: [], cause: found.cause };
  }
  return {
    hosts: [...collectResults(found.document, hostNames)]
      .filter(
        ([, { results, stats }]) =>
          results.length > 0 || stats.failures > 0 || stats.unreachable > 0,
      )
      .map(([host, said]) => readHost(host, said)),
  };
}

function readHost(host: string, said: HostResults): PlayedHost {
  const unreachable = said.results.find(({ result }) => result.unreachable);
  if (unreachable || said.stats.unreachable > 0) {
    const { message } = describeUnreachable(unreachable?.result);
    return { host, result: 'unreachable', message };
  }
  if (said.stats.failures > 0) {
    const failed = said.results.findLast(({ result }) => result.failed);
    const { message } = describeFailure(failed?.task ?? '');
    return { host, result: 'failed', message };
  }
  const hasChanged = said.results.some(
    ({ result }) =>
      result.changed === true && classifyResult(result) !== 'nothing',
  );
  return { host, result: hasChanged ? 'changed' : 'unchanged' };
}
