import {
  PlaybookInventory,
  PlaybookRequest,
  SyncedHost,
  Syncer,
  SyncReport,
} from '@oneroof/plugin-gitops-node';
import { AnsibleInventoryConfig } from '../config/AnsibleConfig';
import { explainFailure } from './explainFailure';
import { listPlaybookInventories } from './listPlaybookInventories';
import { playAllowed } from './playAllowed';
import { PlaybookMachine } from './PlaybookRun';
import { readSyncReport } from './readSyncReport';

/**
 * Brings hosts to what a playbook says, where the operator allows it.
 *
 * @public
 */
export class AnsibleSyncer implements Syncer {
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

  async sync(
    request: PlaybookRequest,
    signal: AbortSignal,
  ): Promise<SyncReport> {
    const { names, refused, outcome } = await playAllowed(
      request,
      {
        inventories: this.#settings,
        machine: this.#machine,
        mode: 'sync',
      },
      signal,
    );
    const hosts: SyncedHost[] = refused.map(({ host, cause }) => ({
      host,
      result: 'failed',
      message: cause.message,
    }));
    if (!outcome) {
      return { hosts };
    }
    const synced = readSyncReport(outcome.stdout, names);
    if (!synced) {
      return { hosts, cause: explainFailure(outcome) };
    }
    return synced.length < names.length
      ? {
          hosts: [...hosts, ...synced],
          cause: {
            code: 'partial',
            message: `the playbook says nothing of ${
              names.length - synced.length
            } of ${names.length} hosts`,
          },
        }
      : { hosts: [...hosts, ...synced] };
  }
}
