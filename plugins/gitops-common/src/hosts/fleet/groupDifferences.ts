import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { DriftItem } from '../../model/drift';
import { HostDifference, HostVerdict } from '../../model/host';
import { compareText } from '../compareText';
import { mostEntries, mostGroups, mostNames } from './limits';

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
 * Hosts that differ from git in the same way, the most hosts first: at most 50 groups, each with its first 20 items and
 * the names of its first 20 hosts. The same whatever the order of the verdicts.
 *
 * @public
 */
export function groupDifferences(
  verdicts: Iterable<{ host: string; verdict: Pick<HostVerdict, 'drift'> }>,
): HostDifference[] {
  const groups = new Map<string, Group>();
  for (const { host, verdict } of verdicts) {
    if (verdict.drift.length > 0) {
      const content = contentOf(verdict.drift);
      const group = groups.get(content);
      if (!group) {
        groups.set(content, {
          hosts: [host],
          first: host,
          drift: verdict.drift,
        });
      } else {
        group.hosts.push(host);
        if (host < group.first) {
          group.first = host;
          group.drift = verdict.drift;
        }
      }
    }
  }
  return [...groups]
    .map(([content, { hosts, drift }]) => ({
      id: idOf(content),
      items: drift.slice(0, mostEntries),
      count: hosts.length,
      hosts: hosts.sort().slice(0, mostNames),
    }))
    .sort((a, b) => b.count - a.count || compareText(a.id, b.id))
    .slice(0, mostGroups);
}

interface Group {
  hosts: string[];
  /** The first host by name, and what differs on it. */
  first: string;
  drift: readonly DriftItem[];
}

function contentOf(drift: readonly DriftItem[]): string {
  return JSON.stringify(drift.map(({ path, op }) => `${op} ${path}`).sort());
}

function idOf(content: string): string {
  return bytesToHex(sha256(utf8ToBytes(content))).slice(0, 12);
}
