import { HostReport } from '@oneroof/plugin-gitops-common';
import {
  HostChecker,
  PlaybookInventory,
  PlaybookRequest,
} from '@oneroof/plugin-gitops-node';
import { acceptPlaybook } from './acceptPlaybook';

/**
 * A `HostChecker` that reports what it is told; nothing to change when it is told nothing.
 *
 * @public
 */
export class FakeHostChecker implements HostChecker {
  readonly type: string;
  readonly inventories: readonly PlaybookInventory[];

  /** What was asked so far, oldest first. */
  readonly requests: PlaybookRequest[] = [];

  #run: HostChecker['check'] = async ({ hosts }) =>
    hosts.map(({ name }) => ({
      host: name,
      items: [],
      checked: 1,
      skipped: 0,
    }));

  constructor(options: { type?: string; inventories: PlaybookInventory[] }) {
    this.type = options.type ?? 'fake';
    this.inventories = options.inventories;
  }

  /** Sets what later checks do. */
  answer(run: HostChecker['check']): void {
    this.#run = run;
  }

  async check(
    request: PlaybookRequest,
    signal: AbortSignal,
  ): Promise<HostReport[]> {
    signal.throwIfAborted();
    const { accepted, refused } = acceptPlaybook(this.inventories, request);
    this.requests.push(request);
    const nothing = { items: [], checked: 0, skipped: 0 };
    return [
      ...refused.map(({ host, cause }) => ({ host, ...nothing, cause })),
      ...(await this.#run(accepted, signal)),
    ];
  }
}
