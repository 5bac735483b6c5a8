import { RunDocument } from './findRunDocument';
import { roundsOf, TaskResult } from './TaskResult';

/** All that a run says about one host, in the order of the run. */
export interface HostResults {
  results: Array<{ task: string; result: TaskResult }>;
  /** Whether something is said that Ansible would not say. */
  isMalformed: boolean;
  stats: HostStats;
}

/** Counts of a host at the end of the run. */
export interface HostStats {
  failures: number;
  unreachable: number;
}

/**
 * Sorts the results of a run by host. With the strategy `free` a task stands in the document once for each host; that
 * makes no difference here.
 */
export function collectResults(
  { plays, stats }: RunDocument,
  hostNames: readonly string[],
): Map<string, HostResults> {
  const byHost = new Map<string, HostResults>(
    hostNames.map(name => [
      name,
      {
        results: [],
        isMalformed: false,
        stats: readStats(Object.hasOwn(stats, name) ? stats[name] : undefined),
      },
    ]),
  );
  for (const { task, hosts } of plays.flatMap(play => play.tasks)) {
    for (const [name, result] of Object.entries(hosts)) {
      const host = byHost.get(name);
      const rounds = host && roundsOf(result);
      if (rounds) {
        host.results.push(
          ...rounds.map(round => ({ task: task.name, result: round })),
        );
      } else if (host) {
        host.isMalformed = true;
      }
    }
  }
  return byHost;
}

function readStats(stats: unknown): HostStats {
  const counts = Object.entries(
    stats !== null && typeof stats === 'object' ? stats : {},
  );
  const count = (name: string) => {
    const [, value] = counts.find(([key]) => key === name) ?? [];
    return typeof value === 'number' ? value : 0;
  };
  return { failures: count('failures'), unreachable: count('unreachable') };
}
