import { HostReport, parseCheckRun } from '@oneroof/plugin-gitops-common';
import {
  HostChecker,
  ObservationError,
  PlaybookInventory,
  PlaybookRequest,
} from '@oneroof/plugin-gitops-node';
import { AnsibleInventoryConfig } from '../config/AnsibleConfig';
import { explainFailure } from './explainFailure';
import { playAllowed } from './playAllowed';
import { PlaybookMachine } from './PlaybookRun';
import { listPlaybookInventories } from './listPlaybookInventories';

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
    const { names, refused, outcome } = await playAllowed(
      request,
      {
        inventories: this.#settings,
        machine: this.#machine,
        mode: 'check',
      },
      signal,
    );
    const told = refused.map(({ host, cause }) => nothingOf(host, cause));
    if (!outcome) {
      return told;
    }
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
