import { InventoryHost } from '@oneroof/plugin-gitops-common';
import { SyncedHost, SyncReport } from '@oneroof/plugin-gitops-node';
import { SyncEnd } from '../../database/operations/syncs/endSync';

const maxHosts = 100;
const maxMessageLength = 500;

/**
 * How a run ended, by what its tool says of each host. A host of the run about which it says nothing was not synced, so
 * that a tool which found no host to work on never looks like success.
 */
export function describeSync(
  { hosts: reported, cause }: SyncReport,
  hosts: readonly InventoryHost[],
): SyncEnd {
  const byName = new Map(reported.map(result => [result.host, result]));
  const results = hosts.flatMap(({ name }): SyncedHost[] => {
    const result = byName.get(name);
    if (result) {
      return [result];
    }
    return cause
      ? []
      : [
          {
            host: name,
            result: 'failed',
            message: 'the run said nothing of it',
          },
        ];
  });
  const counts = { unchanged: 0, changed: 0, failed: 0, unreachable: 0 };
  results.forEach(({ result }) => {
    counts[result] += 1;
  });
  const isBad = cause !== undefined || counts.failed + counts.unreachable > 0;
  return {
    state: isBad ? 'failed' : 'succeeded',
    counts,
    hosts: results
      .flatMap(({ host, result, message }) =>
        result === 'failed' || result === 'unreachable'
          ? [
              {
                host,
                result,
                ...(message && { message: message.slice(0, maxMessageLength) }),
              },
            ]
          : [],
      )
      .slice(0, maxHosts),
    cause,
  };
}

/** How a run ended, in a sentence for the history. */
export function explainSync(
  { counts, cause }: SyncEnd,
  requestedBy: string,
): string {
  const parts = Object.entries(counts ?? {})
    .filter(([, count]) => count > 0)
    .map(([result, count]) => `${count} ${result}`);
  const outcome = [parts.join(', '), cause?.message].filter(Boolean);
  return `asked for by ${requestedBy}: ${outcome.join('; ')}`;
}
