import { Cause } from '@oneroof/plugin-gitops-common';
import { PlaybookRequest } from '@oneroof/plugin-gitops-node';
import { LimitedOutcome } from '@oneroof/plugin-gitops-node/process';
import { AnsibleInventoryConfig } from '../config/AnsibleConfig';
import { PlaybookMachine, PlaybookPlan, runPlaybook } from './PlaybookRun';
import { requireAllowed } from './requireAllowed';
import { selectHosts } from './selectHosts';

/** What came of a playbook. */
export interface Played {
  /** Hosts that may not come into a run. */
  refused: Array<{ host: string; cause: Cause }>;
  /** The others. */
  names: string[];
  /** Absent where none is left. */
  outcome?: LimitedOutcome;
}

/**
 * Runs a playbook on those of its hosts that may come into a run, where the operator allows it.
 *
 * @throws ObservationError; the signal's reason
 */
export async function playAllowed(
  request: PlaybookRequest,
  options: {
    inventories: readonly AnsibleInventoryConfig[];
    machine: PlaybookMachine;
    mode: PlaybookPlan['mode'];
  },
  signal: AbortSignal,
): Promise<Played> {
  const { inventories, machine, mode } = options;
  const settings = requireAllowed(inventories, request);
  const { names, refused } = selectHosts(request.hosts);
  if (names.length === 0) {
    return { refused, names };
  }
  const plan = { request, settings, names, mode };
  return { refused, names, outcome: await runPlaybook(plan, machine, signal) };
}
