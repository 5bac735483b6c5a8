import {
  PlaybookInventory,
  PlaybookRequest,
  SyncedHost,
  Syncer,
  SyncReport,
} from '@oneroof/plugin-gitops-node';
import { acceptPlaybook } from './acceptPlaybook';

/**
 * A `Syncer` that does what it is told; all hosts are equal already when it is told nothing.
 *
 * @public
 */
export class FakeSyncer implements Syncer {
  readonly type: string;
  readonly inventories: readonly PlaybookInventory[];

  /** What was asked so far, oldest first. */
  readonly requests: PlaybookRequest[] = [];

  #run: Syncer['sync'] = async ({ hosts }) => ({
    hosts: hosts.map(
      ({ name }): SyncedHost => ({ host: name, result: 'unchanged' }),
    ),
  });

  constructor(options: { type?: string; inventories: PlaybookInventory[] }) {
    this.type = options.type ?? 'fake';
    this.inventories = options.inventories;
  }

  /** Sets what later syncs do. */
  answer(run: Syncer['sync']): void {
    this.#run = run;
  }

  async sync(
    request: PlaybookRequest,
    signal: AbortSignal,
  ): Promise<SyncReport> {
    signal.throwIfAborted();
    const { accepted, refused } = acceptPlaybook(this.inventories, request);
    this.requests.push(request);
    const report = await this.#run(accepted, signal);
    return {
      ...report,
      hosts: [
        ...refused.map(
          ({ host, cause }): SyncedHost => ({
            host,
            result: 'failed',
            message: cause.message,
          }),
        ),
        ...report.hosts,
      ],
    };
  }
}
