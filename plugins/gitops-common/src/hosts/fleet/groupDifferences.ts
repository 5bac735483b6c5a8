import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { DriftItem } from '../../model/drift';
import { HostDifference, HostVerdict } from '../../model/host';

const mostGroups = 50;
const mostNames = 20;
/** Items that are told of one group. */
const mostItems = 50;

/**
 * Names what differs on a host, whatever the values: hosts with the same set of paths and operations have the same
 * one. Undefined where nothing differs.
 *
 * @public
 */
export function differenceIdOf({
  drift,
}: Pick<HostVerdict, 'drift'>): string | undefined {
  return drift.length === 0 ? undefined : idOf(contentOf(drift));
}

/**
 * Hosts that differ from git in the same way, the most hosts first: at most 50 groups, each with the names of its first
 * 20 hosts. The same whatever the order of the verdicts.
 *
 * @public
 */
export function groupDifferences(
  verdicts: Iterable<{ host: string; verdict: Pick<HostVerdict, 'drift'> }>,
): HostDifference[] {
  const groups = new Map<
    string,
    { hosts: string[]; first: readonly DriftItem[]; firstHost: string }
  >();
  for (const { host, verdict } of verdicts) {
    if (verdict.drift.length > 0) {
      const content = contentOf(verdict.drift);
      const group = groups.get(content);
      if (!group) {
        groups.set(content, {
          hosts: [host],
          first: verdict.drift,
          firstHost: host,
        });
      } else {
        group.hosts.push(host);
        if (host < group.firstHost) {
          group.firstHost = host;
          group.first = verdict.drift;
        }
      }
    }
  }
  return [...groups]
    .map(([content, { hosts, first }]) => ({
      id: idOf(content),
      items: first.slice(0, mostItems),
      count: hosts.length,
      hosts: hosts.sort().slice(0, mostNames),
    }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
    .slice(0, mostGroups);
}

function contentOf(drift: readonly DriftItem[]): string {
  return JSON.stringify(drift.map(({ path, op }) => `${op} ${path}`).sort());
}

function idOf(content: string): string {
  return bytesToHex(sha256(utf8ToBytes(content))).slice(0, 12);
}
