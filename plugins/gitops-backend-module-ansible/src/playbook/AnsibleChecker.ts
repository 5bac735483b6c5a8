import { HostReport, parseCheckRun } from '@oneroof/plugin-gitops-common';
import {
  HostChecker,
  ObservationError,
  PlaybookInventory,
  PlaybookRequest,
} from '@oneroof/plugin-gitops-node';
import { AnsibleInventoryConfig } from '../config/AnsibleConfig';
import { explainFailure } from './explainFailure';
import { PlaybookMachine, runPlaybook } from './PlaybookRun';
import { listPlaybookInventories } from './listPlaybookInventories';
import { requireAllowed } from './requireAllowed';
import { selectHosts } from './selectHosts';

/**
 * Asks Ansible what a playbook would change (`--check --diff`), where the operator allows it.
 *
 * @public
 */
export class AnsibleChecker implements HostChecker {
  readonly type = 'ansible';
  readonly inventories: readonly PlaybookInventory[];
  readonly #settings: readonly AnsibleInventoryConfig[];
  readonly #machine: PlaybookMachine;

  /** @internal */
  constructor(
    settings: readonly AnsibleInventoryConfig[],
    machine: PlaybookMachine,
  ) {
    this.#settings = settings;
    this.#machine = machine;
    this.inventories = listPlaybookInventories(settings);
  }

  async check(
    request: PlaybookRequest,
    signal: AbortSignal,
  ): Promise<HostReport[]> {
    const settings = requireAllowed(this.#settings, request);
    const { names, refused } = selectHosts(request.hosts);
    const told = refused.map(({ host, cause }) => nothingOf(host, cause));
    if (names.length === 0) {
      return told;
    }
    const outcome = await runPlaybook(
      { request, settings, names, mode: 'check' },
      this.#machine,
      signal,
    );
    const reports = parseCheckRun(outcome.stdout, names);
    if ('cause' in reports) {
      const { code, message } = explainFailure(outcome);
      throw new ObservationError(code, message);
    }
    return [...told, ...reports.reports];
  }
}

function nothingOf(host: string, cause: HostReport['cause']): HostReport {
  return { host, items: [], checked: 0, skipped: 0, cause };
}
